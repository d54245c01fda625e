package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts rely on, against a real repository in a folder. */
class HoldfastTest {
    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void install() {
        installation = new Installation(folder);
        installation.plan(Map.of("nas", installation.atNas()));
    }

    @Test
    void makesARepositoryOnce() {
        installation.call("repository", "init").worked();
        installation
                .call("repository", "init")
                .failed(9, "There is a repository", installation.nas().toString());
        assertThat(installation.call("check", "--read-data").worked().out()).contains("no damage found");
        assertThat(installation.call("snapshots").worked().out()).startsWith("SNAPSHOT");
        assertThat(installation.call("key", "list").worked().out().lines()).hasSize(2);
    }

    @Test
    void anEmptyCopyIsNoGoodVerdict() {
        installation.call("repository", "init").worked();

        Call verdict = installation.call("verdict", "-o", "json").ended(1);

        assertThat(verdict.json().path("holds").asBoolean(true)).isFalse();
        assertThat(installation.call("verdict").ended(1).out()).contains("does not fulfil 3-2-1-1-0");
    }

    @Test
    void aFurtherPasswordOpens() throws IOException {
        installation.call("repository", "init").worked();
        Path further = Files.writeString(folder.resolve("further"), "another one entirely\n");

        Call added = installation.call("key", "add", "--password-file", further.toString(), "-o", "json");
        DocumentedShape.check("key add", added.worked().json());

        installation
                .with(Map.of("HOLDFAST_PASSWORD_FILE", further.toString()), "check")
                .worked();
        assertThat(installation.call("key", "list", "-o", "json").json().path("keys"))
                .hasSize(2);
    }

    @Test
    void theSheetForTheSafeComesAsADocumentToo() {
        installation.call("repository", "init").worked();

        Call escrow = installation.call("key", "escrow", "-o", "json").worked();

        DocumentedShape.check("key escrow", escrow.json());
        assertThat(installation.call("key", "list").worked().out().lines()).hasSize(3);
    }

    @Test
    void aLocationIsTriedHarmlessly() {
        Call check = installation.call("location", "check", "nas").worked();

        assertThat(check.out()).contains("✓ write again: the first writer wins", "! default retention");
        assertThat(installation.repository().resolve("trials")).isDirectory();
    }

    @Test
    void whatIsNotForSureIsNotColouredAndNotSaidTwice() {
        Call help = installation.with(Map.of("HOLDFAST_TERMINAL", "out err"), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("\u001b[");
        assertThat(installation.call("--help").worked().out()).doesNotContain("\u001b");
        assertThat(installation
                        .with(Map.of("HOLDFAST_TERMINAL", "out err", "NO_COLOR", "1"), "--help")
                        .out())
                .doesNotContain("\u001b");
    }
}
