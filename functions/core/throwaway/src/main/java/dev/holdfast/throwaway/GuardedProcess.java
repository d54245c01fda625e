package dev.holdfast.throwaway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A server as a child process that cannot outlive us. Between us and it stands a guard, a few lines of shell, which holds the end
 * of a pipe: when the pipe closes, and the kernel closes it however we end, the guard kills the server. (The parent-death signal
 * alone would not do: it fires when the <em>thread</em> that started the child ends, and only Linux has it.) Where there is no shell,
 * there is a container with nothing in it but us, and the kernel ends all of a container together with its first process: no guard then.
 */
final class GuardedProcess {
    private static final String GUARD = guardScript();
    /** Go's default trades a sixth of the processor for memory of which these servers, without caches, need little. */
    private static final Map<String, String> GARBAGE_COLLECTION = Map.of("GOGC", "400");

    private static final Path SHELL = Path.of("/bin/sh");
    private static final int TAIL_LINES = 12;
    private static final int TAIL_BYTES = 16 * 1024;

    private final String name;
    private final Path log;
    private final Process guard;
    private final Ending ending;

    private GuardedProcess(String name, Path log, Process guard, Ending ending) {
        this.name = name;
        this.log = log;
        this.guard = guard;
        this.ending = ending;
    }

    /** How it is brought to an end. */
    private sealed interface Ending {
        /** By letting go of the guard, which does the rest. */
        record LetGo() implements Ending {}

        /** By killing it and wiping what the guard would. */
        record Kill(Optional<Path> wiped) implements Ending {}
    }

    /** Starts a server; its folder survives it. */
    static GuardedProcess start(String name, Path log, List<String> command) throws IOException {
        return start(name, log, Optional.empty(), command, SHELL);
    }

    /** Starts a server; when it is let go, the folder is wiped. */
    static GuardedProcess startWiping(String name, Path log, Path folder, List<String> command) throws IOException {
        return start(name, log, Optional.of(folder), command, SHELL);
    }

    static GuardedProcess start(String name, Path log, Optional<Path> wiped, List<String> command, Path shell)
            throws IOException {
        if (!Files.isExecutable(shell)) {
            ProcessBuilder bare = prepared(command).redirectErrorStream(true).redirectOutput(log.toFile());
            return new GuardedProcess(name, log, bare.start(), new Ending.Kill(wiped));
        }
        String folder = wiped.map(Path::toString).orElse("");
        var line = new ArrayList<>(List.of(shell.toString(), "-c", GUARD, "holdfast-guard", log.toString(), folder));
        line.addAll(command);
        ProcessBuilder guarded = prepared(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        return new GuardedProcess(name, log, guarded.start(), new Ending.LetGo());
    }

    private static ProcessBuilder prepared(List<String> line) {
        var builder = new ProcessBuilder(line);
        // Nothing of our environment is the servers' business: credentials, proxies.
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().putAll(GARBAGE_COLLECTION);
        return builder;
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /** Kills the server (KILL, not TERM: an API server that outlives its etcd takes minutes to stop) and waits for it. */
    void stop() {
        switch (ending) {
            case Ending.LetGo() -> letGo();
            case Ending.Kill(Optional<Path> wiped) -> kill(wiped);
        }
    }

    private void kill(Optional<Path> wiped) {
        guard.destroyForcibly();
        try {
            if (guard.waitFor(10, TimeUnit.SECONDS) && wiped.isPresent()) {
                PlaneFolder.wipe(wiped.get());
            }
        } catch (IOException leftOver) {
            // The sweep of the next one takes it, or the end of the container.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        try {
            guard.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // Then the guard is gone, and the server before it.
        }
        try {
            if (!guard.waitFor(10, TimeUnit.SECONDS)) {
                guard.descendants().forEach(ProcessHandle::destroyForcibly);
                guard.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of what the server said. */
    String logTail() {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            var bytes = ByteBuffer.allocate(TAIL_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until full or at the end.
            }
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + name + " left no log)";
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static String guardScript() {
        try (InputStream script = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            if (script == null) {
                throw new IllegalStateException("guard.sh is missing in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
