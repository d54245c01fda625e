package dev.holdfast.lab.knative;

import dev.holdfast.lab.parts.GoModule;
import dev.holdfast.lab.parts.GoToolchain;
import dev.holdfast.lab.parts.PartsCache;
import dev.holdfast.lab.parts.ReleaseFile;
import dev.holdfast.lab.parts.Scratch;
import dev.holdfast.lab.parts.Ways;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Traefik: the cache, else the official release, else a build with Go. */
final class TraefikProgram {
    private static final String VERSION = "3.6.12";
    private static final String PACKAGE = "github.com/traefik/traefik/v3/cmd/traefik";
    private static final GoModule SOURCES = GoModule.pinning("Traefik " + VERSION, TraefikProgram.class, "traefik");

    private TraefikProgram() {}

    static Path find(Map<String, String> environment, Consumer<String> progress) throws InterruptedException {
        Path found = PartsCache.of(environment)
                .get(
                        "traefik-" + VERSION,
                        progress,
                        folder -> Ways.toGet("Traefik " + VERSION)
                                .then("official release", () -> released(folder, progress))
                                .then("build with Go", () -> built(folder, GoToolchain.find(environment, progress)))
                                .go("Install Go (https://go.dev/dl), or let this machine reach github.com."));
        return found.resolve("traefik");
    }

    private static void released(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("Fetching Traefik " + VERSION);
        String base = "https://github.com/traefik/traefik/releases/download/v" + VERSION + "/traefik_v" + VERSION;
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        ReleaseFile.of(base + "_linux_" + processor + ".tar.gz", base + "_checksums.txt")
                .fetchMember("traefik", folder);
    }

    private static void built(Path folder, GoToolchain go) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.in(folder)) {
            String version = "-X github.com/traefik/traefik/v3/pkg/version.Version=" + VERSION;
            SOURCES.build(go, scratch.folder(), folder.resolve("traefik"), version, List.of(PACKAGE));
        }
    }
}
