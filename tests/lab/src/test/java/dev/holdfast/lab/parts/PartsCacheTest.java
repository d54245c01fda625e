package dev.holdfast.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsCacheTest {
    @TempDir
    Path root;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aPartIsGotOnceHoweverManyWantIt() throws Exception {
        PartsCache cache = new PartsCache(root);
        AtomicInteger made = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Path>> wanted = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                wanted.add(threads.submit(() -> cache.get("part-1", said::add, folder -> {
                    made.incrementAndGet();
                    Files.writeString(folder.resolve("program"), "x");
                })));
            }
            for (Future<Path> one : wanted) {
                assertThat(one.get().resolve("program")).exists();
            }
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void aPartThatFailedLeavesNothingBehindAndIsTriedAgain() throws Exception {
        PartsCache cache = new PartsCache(root);
        assertThatThrownBy(() -> cache.get("part-1", said::add, folder -> {
                    Files.writeString(folder.resolve("half"), "x");
                    throw new MissingPartException("Part", "no network", "Plug it in.");
                }))
                .isInstanceOf(MissingPartException.class)
                .hasMessageContainingAll("Part cannot be had: no network. Plug it in.");
        assertThat(folders()).isEmpty();

        assertThat(cache.get("part-1", said::add, folder -> Files.writeString(folder.resolve("program"), "x")))
                .isDirectoryContaining("glob:**program");
    }

    @Test
    void whoWaitsForAnotherProcessIsToldWhatFor() throws Exception {
        PartsCache cache = new PartsCache(root);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowMaker.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).as("it has begun").isEqualTo('m');
            Path part = cache.get(
                    "part-1",
                    line -> {
                        said.add(line);
                        SlowMaker.letGo(other);
                    },
                    folder -> Files.writeString(folder.resolve("by"), "us"));

            assertThat(part.resolve("by")).hasContent("another");
            assertThat(said).singleElement().asString().contains("another process", "part-1");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void theCacheLiesWhereTheEnvironmentSays() {
        assertThat(PartsCache.of(Map.of("HOLDFAST_CACHE", "/a/b")).root()).isEqualTo(Path.of("/a/b"));
        assertThat(PartsCache.of(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")).root())
                .isEqualTo(Path.of("/c/holdfast"));
        assertThat(PartsCache.of(Map.of("HOME", "/h")).root()).isEqualTo(Path.of("/h/.cache/holdfast"));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isDirectory).toList();
        }
    }
}
