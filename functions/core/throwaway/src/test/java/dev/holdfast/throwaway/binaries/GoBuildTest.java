package dev.holdfast.throwaway.binaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoBuildTest {
    private static final Program API_SERVER = new Program("kube-apiserver", "1.37.0");

    @TempDir
    Path folder;

    private final List<String> news = new ArrayList<>();

    @Test
    void buildsTheProgramFromThePinsWithItsVersion() throws Exception {
        var go = go("""
                echo "$*" >>%s
                echo "$GOOS $CGO_ENABLED" >>%s
                [ "$1" = list ] || { mkdir -p built; echo built >built/kube-apiserver; }
                """);

        var outcome = go.fetch(API_SERVER, scratch());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Source.Outcome.Obtained.class,
                        obtained -> assertThat(obtained.file()).hasContent("built"));
        assertThat(Files.readString(folder.resolve("said")))
                .contains("list -deps tool")
                .contains("-X k8s.io/component-base/version.gitVersion=v1.37.0")
                .contains(" 0\n")
                .doesNotContain("plan9");
        assertThat(scratch().resolve("go.sum")).isNotEmptyFile();
        assertThat(news).anyMatch(line -> line.contains("takes minutes"));
    }

    @Test
    void whatGoComplainsAboutIsTheReason() throws Exception {
        var go = go("echo go: downloading; echo 'go: no such host' >&2; exit 1");

        assertThat(reason(go, API_SERVER)).contains("no such host");
    }

    @Test
    void aVersionWithoutPinsIsNotBuilt() throws Exception {
        assertThat(reason(go("exit 9"), new Program("kube-apiserver", "1.2.3"))).contains("no pinned sources");
    }

    @Test
    void thePinnedVersionsAreThoseOfTheMessage() throws Exception {
        for (var version : List.of("1.37.0", "1.36.3")) {
            assertThat(reason(go("echo here; exit 1"), new Program("kube-apiserver", version)))
                    .isEqualTo("here");
            Files.delete(scratch().resolve("go.mod"));
            Files.delete(scratch().resolve("go.sum"));
        }
    }

    @Test
    void withoutGoThereIsNoBuild() throws Exception {
        var none = new GoBuild(Optional.empty(), Map.of(), news::add);

        assertThat(reason(none, API_SERVER)).isEqualTo("no go on the PATH");
    }

    private Path scratch() throws Exception {
        return Files.createDirectories(folder.resolve("scratch"));
    }

    private GoBuild go(String script) {
        var said = folder.resolve("said").toString();
        var program = FakePrograms.write(folder.resolve("go"), "#!/bin/sh\n" + script.replace("%s", said));
        return new GoBuild(Optional.of(program), Map.of("PATH", "/usr/bin:/bin", "GOOS", "plan9"), news::add);
    }

    private String reason(GoBuild go, Program program) throws Exception {
        return switch (go.fetch(program, scratch())) {
            case Source.Outcome.Unavailable unavailable -> unavailable.reason();
            case Source.Outcome.Obtained obtained -> "obtained " + obtained.file();
        };
    }
}
