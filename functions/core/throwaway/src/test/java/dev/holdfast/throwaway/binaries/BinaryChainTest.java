package dev.holdfast.throwaway.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryChainTest {
    private static final KubernetesVersion WANTED = KubernetesVersion.parse("1.37.0");

    @TempDir
    Path folder;

    private final List<Program> asked = new ArrayList<>();

    @Test
    void whatIsGivenInTheWantedMinorVersionIsTaken() {
        var assets = assets("1.37.4");

        var binaries = chain(assets, makesRight()).obtain(WANTED);

        assertThat(binaries.version()).hasToString("1.37.4");
        assertThat(binaries.apiServer()).startsWith(assets);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsGivenInAnotherVersionIsLeftAlone() {
        var binaries = chain(assets("1.35.0"), makesRight()).obtain(WANTED);

        assertThat(binaries.version()).isEqualTo(WANTED);
        assertThat(binaries.apiServer()).startsWith(folder.resolve("cache"));
    }

    @Test
    void whatWasObtainedOnceIsInTheCache() {
        chain(folder, makesRight()).obtain(WANTED);
        var atFirst = List.copyOf(asked);

        chain(folder, makesRight()).obtain(WANTED);

        assertThat(atFirst).extracting(Program::toString).containsExactly("kube-apiserver 1.37.0", "etcd 3.7.3");
        assertThat(asked).isEqualTo(atFirst);
    }

    @Test
    void aProgramOfAnotherVersionIsNotTakenIn() {
        Source wrong = source(
                "a mirror",
                (program, scratch) -> new Source.Outcome.Obtained(
                        FakePrograms.write(scratch.resolve(program.name()), FakePrograms.thatSays("9.9.9"))));

        assertThatThrownBy(() -> chain(folder, wrong).obtain(WANTED))
                .isInstanceOf(MissingBinariesException.class)
                .hasMessageContaining("a mirror: gave something else: version 9.9.9");
        assertThat(folder.resolve("cache/v1.37.0/kube-apiserver")).doesNotExist();
    }

    @Test
    void whereNothingHelpsTheMessageSaysWhatWasTriedAndWhatToDo() {
        Source none = source("official release", (program, scratch) -> new Source.Outcome.Unavailable("no network"));

        assertThatThrownBy(() -> chain(folder, none).obtain(WANTED))
                .hasMessageContaining("kube-apiserver 1.37.0 could not be had")
                .hasMessageContaining("KUBEBUILDER_ASSETS: " + folder + " does not hold both programs")
                .hasMessageContaining("official release: no network")
                .hasMessageContaining("install Go");
    }

    @Test
    void whatAKilledPredecessorLeftIsRemoved() throws IOException {
        var left = Files.createDirectories(folder.resolve("cache/scratch-123/deep"));
        Files.writeString(left.resolve("file"), "half");

        chain(folder, makesRight()).obtain(WANTED);

        try (var files = Files.list(folder.resolve("cache"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("lock", "v1.37.0");
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file, not a folder");

        assertThatThrownBy(() -> chain(folder, makesRight()).obtain(WANTED))
                .isInstanceOf(MissingBinariesException.class)
                .hasMessageContaining("HOLDFAST_CACHE");
    }

    @Test
    void theCacheIsWhereTheEnvironmentSays() {
        assertThat(BinaryCache.of(Map.of("HOLDFAST_CACHE", "/a", "HOME", "/h")).folder())
                .isEqualTo(Path.of("/a/kubernetes"));
        assertThat(BinaryCache.of(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/h")).folder())
                .isEqualTo(Path.of("/x/holdfast/kubernetes"));
        assertThat(BinaryCache.of(Map.of("HOME", "/h")).folder()).isEqualTo(Path.of("/h/.cache/holdfast/kubernetes"));
    }

    private Path assets(String version) {
        FakePrograms.write(folder.resolve("assets/kube-apiserver"), FakePrograms.thatSays(version));
        FakePrograms.write(folder.resolve("assets/etcd"), FakePrograms.thatSays("3.7.3"));
        return folder.resolve("assets");
    }

    private Source makesRight() {
        return source(
                "build",
                (program, scratch) -> new Source.Outcome.Obtained(
                        FakePrograms.write(scratch.resolve(program.name()), FakePrograms.thatSays(program.version()))));
    }

    private BinaryChain chain(Path assets, Source source) {
        return new BinaryChain(
                new GivenAssets(Optional.of(assets)),
                new BinaryCache(folder.resolve("cache")),
                List.of(source),
                line -> {});
    }

    private interface Fetch {
        Source.Outcome fetch(Program program, Path scratch);
    }

    private Source source(String name, Fetch fetch) {
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome fetch(Program program, Path scratch) {
                asked.add(program);
                return fetch.fetch(program, scratch);
            }
        };
    }
}
