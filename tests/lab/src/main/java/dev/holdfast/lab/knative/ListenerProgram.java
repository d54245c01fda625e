package dev.holdfast.lab.knative;

import dev.holdfast.lab.parts.GoModule;
import dev.holdfast.lab.parts.GoToolchain;
import dev.holdfast.lab.parts.PartsCache;
import dev.holdfast.lab.parts.Scratch;
import dev.holdfast.lab.parts.Ways;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Our own small server, which takes events and tells them: a static program, so that what starts slowly is never it. */
final class ListenerProgram {
    /** Raise it with each change of its source. */
    private static final String VERSION = "1";

    private static final GoModule SOURCES =
            new GoModule("the listener", ListenerProgram.class, "listener", List.of("go.mod", "main.go"));

    private ListenerProgram() {}

    static Path find(Map<String, String> environment, Consumer<String> progress) throws InterruptedException {
        Path folder = PartsCache.of(environment)
                .get(
                        "listener-" + VERSION,
                        progress,
                        into -> Ways.toGet("The listener")
                                .then("build with Go", () -> built(into, GoToolchain.find(environment, progress)))
                                .go("Install Go (https://go.dev/dl)."));
        return folder.resolve("listener");
    }

    private static void built(Path folder, GoToolchain go) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.in(folder)) {
            SOURCES.build(go, scratch.folder(), folder.resolve("listener"), "", List.of("."));
        }
    }
}
