package dev.holdfast.throwaway.binaries;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the go command in a folder, and says from time to time how far it is. */
record GoCommand(Path go, Path folder, Map<String, String> environment, Consumer<String> progress) {
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(10);
    private static final int LAST_LINES = 3;
    /** Would build for another machine, or with other sources than the pinned. */
    private static final Set<String> MISLEADING = Set.of("GOOS", "GOARCH", "GO111MODULE", "GOEXPERIMENT");

    sealed interface Result {
        /** It worked, and printed that many lines: packages listed or compiled. */
        record Done(int lines) implements Result {}

        record Failed(String reason) implements Result {}
    }

    Result run(String what, List<String> arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(go.toString()));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(MISLEADING);
        builder.environment().putAll(Map.of("CGO_ENABLED", "0", "GOWORK", "off"));
        var process = builder.start();
        process.getOutputStream().close();
        try {
            return watch(what, process);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Result watch(String what, Process process) throws InterruptedException {
        var said = new Said();
        var reader = Thread.ofVirtual().start(() -> said.readAll(process.inputReader()));
        var started = System.nanoTime();
        while (!process.waitFor(BETWEEN_NEWS.toMillis(), TimeUnit.MILLISECONDS)) {
            var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
            progress.accept(what + ": " + said.count() + " done after " + seconds + " s");
        }
        reader.join();
        return process.exitValue() == 0 ? new Result.Done(said.count()) : new Result.Failed(said.last());
    }

    /** What the command has printed so far. */
    private static final class Said {
        private final Deque<String> last = new ArrayDeque<>();
        private int count;

        void readAll(BufferedReader output) {
            try (output) {
                for (String text; (text = output.readLine()) != null; ) {
                    add(text);
                }
            } catch (IOException ended) {
                // With the process.
            }
        }

        private synchronized void add(String text) {
            count++;
            last.addLast(text);
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
        }

        synchronized int count() {
            return count;
        }

        synchronized String last() {
            return String.join(" / ", last);
        }
    }
}
