package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies in which a file is missing, cut, altered or made up. */
class HalfWrittenRepositoryTest {
    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void init() {
        installation = new Installation(folder);
        installation.plan(Map.of("nas", installation.atNas()));
        installation.call("repository", "init").worked();
    }

    private Path only(String under) throws IOException {
        try (Stream<Path> files = Files.walk(installation.repository().resolve(under))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean writable = file.toFile().setWritable(true);
        assertThat(writable).isTrue();
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** As somebody who can write does it: under a name of its own bytes. */
    private Path madeUp(String under, String content) throws IOException {
        byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path place = Files.createDirectories(installation.repository().resolve(under));
        return Files.write(place.resolve(Sha256.of(bytes).hex()), bytes);
    }

    @Test
    void withoutItsConfigItIsNone() throws IOException {
        Files.delete(only("config"));

        installation.call("check").failed(7, "no repository", installation.nas().toString());
        installation.call("snapshots").failed(7, "no repository");
    }

    @Test
    void aCutConfigIsDamage() throws IOException {
        cut(only("config"));

        installation.call("check").failed(8, "config");
    }

    @Test
    void withoutAKeyNoPasswordOpens() throws IOException {
        Files.delete(only("keys"));

        installation.call("check").failed(8, "key");
    }

    @Test
    void aCutKeyIsDamageAndNoWrongPassword() throws IOException {
        cut(only("keys"));

        installation.call("check").failed(8, "key");
    }

    @Test
    void aWrongPasswordOpensNothing() throws IOException {
        Files.writeString(installation.password(), "another one entirely\n");

        installation.call("check").failed(6, "password", installation.nas().toString());
        installation.call("ls").failed(6, "password");
        Call.typing(
                        installation.environment(),
                        dev.holdfast.keys.escrow.EscrowCode.generate(new java.security.SecureRandom())
                                .printed(),
                        "check",
                        "--escrow")
                .failed(6, "password");
    }

    @Test
    void receiptsThatNobodySignedAreReportedAndNotFollowed() throws IOException {
        madeUp("receipts", "{}");

        Call snapshots = installation.call("snapshots").ended(8);

        assertThat(snapshots.out()).contains("! not followed: receipts/");
        assertThat(installation.call("snapshots", "-o", "json").ended(8).json().path("notFollowed"))
                .hasSize(1);
    }

    @Test
    void madeUpSnapshotsAndIndexesAreDamage() throws IOException {
        madeUp("snapshots", "nothing");
        madeUp("index", "nothing");

        Call check = installation.call("check").ended(8);

        assertThat(check.out()).contains("! snapshots/", "! index/", "DAMAGED");
    }
}
