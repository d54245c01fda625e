package dev.holdfast.lab.knative;

import dev.holdfast.lab.parts.GoModule;
import dev.holdfast.lab.parts.GoToolchain;
import dev.holdfast.lab.parts.MissingPartException;
import dev.holdfast.lab.parts.PartsCache;
import dev.holdfast.lab.parts.Scratch;
import dev.holdfast.lab.parts.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Knative's programs and manifests: the cache, else a build with Go. Its releases 1.15.2 are the modules' 0.42.2.
 *
 * @param folder holds {@code serving}, {@code eventing} and {@code manifests}
 */
record KnativePrograms(Path folder) {
    private static final String VERSION = "1.15.2";
    private static final GoModule SOURCES = GoModule.pinning("Knative " + VERSION, KnativePrograms.class, "build");
    private static final List<String> SERVING = List.of("activator", "autoscaler", "controller", "queue", "webhook");
    private static final List<String> EVENTING = List.of(
            "apiserver_receive_adapter",
            "broker/filter",
            "broker/ingress",
            "controller",
            "in_memory/channel_controller",
            "in_memory/channel_dispatcher",
            "jobsink",
            "mtchannel_broker",
            "mtping",
            "webhook");

    /** @throws MissingPartException if they cannot be had */
    static KnativePrograms find(Map<String, String> environment, Consumer<String> progress)
            throws InterruptedException {
        return new KnativePrograms(PartsCache.of(environment)
                .get(
                        "knative-" + VERSION,
                        progress,
                        folder -> Ways.toGet("Knative " + VERSION)
                                .then("build with Go", () -> build(folder, GoToolchain.find(environment, progress)))
                                .go("Install Go (https://go.dev/dl), and let it reach a module proxy.")));
    }

    Path manifests() {
        return folder.resolve("manifests");
    }

    /** The programs of {@code serving} or {@code eventing}. */
    List<Path> programsOf(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.sorted().toList();
        }
    }

    private static void build(Path folder, GoToolchain go) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.in(folder)) {
            // Two builds: both parts have a controller and a webhook.
            for (String part : List.of("serving", "eventing")) {
                Path target = Files.createDirectories(folder.resolve(part));
                Path module = Files.createDirectory(scratch.folder().resolve(part));
                SOURCES.build(go, module, target, "", packages(part));
            }
            Path module = scratch.folder().resolve("serving");
            KnativeManifests.write(manifestsIn(go, module), folder.resolve("manifests"));
        }
    }

    private static List<String> packages(String part) {
        return (part.equals("serving") ? SERVING : EVENTING)
                .stream().map(name -> "knative.dev/" + part + "/cmd/" + name).toList();
    }

    private static List<Path> manifestsIn(GoToolchain go, Path module) throws IOException, InterruptedException {
        List<Path> folders = new ArrayList<>();
        Path serving = SOURCES.sourcesOf(go, module, "knative.dev/serving");
        folders.add(serving.resolve("config/core"));
        folders.add(SOURCES.sourcesOf(go, module, "knative.dev/networking").resolve("config"));
        folders.add(SOURCES.sourcesOf(go, module, "knative.dev/caching").resolve("config"));
        Path eventing = SOURCES.sourcesOf(go, module, "knative.dev/eventing").resolve("config");
        folders.add(eventing.resolve("core"));
        folders.add(eventing.resolve("channels/in-memory-channel"));
        folders.add(eventing.resolve("brokers/mt-channel-broker"));
        return folders;
    }
}
