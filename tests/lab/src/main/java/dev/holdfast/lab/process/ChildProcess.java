package dev.holdfast.lab.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running child.
 *
 * <p>Between us and the child stands a shell that reads our pipe: a line is the name of a signal to pass on, the end of the pipe
 * means that we are gone, however that came about, and then the child is killed. (The kernel's parent-death signal would not do:
 * it fires when the <em>thread</em> that started the child ends.)
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int TAIL = 4000;

    /** File descriptor 3, because a shell gives its background jobs an empty standard input. */
    private static final String WATCH = """
            exec 3<&0 </dev/null
            "$@" 3<&- &
            child=$!
            (
              while read -r signal <&3; do kill -"$signal" "$child"; done
              kill -KILL "$child"
            ) 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait "$child"
            status=$?
            kill -KILL "$watcher" 2>/dev/null
            exit "$status"
            """;

    private final ChildCommand command;
    private final Process shell;

    private ChildProcess(ChildCommand command, Process shell) {
        this.command = command;
        this.shell = shell;
    }

    /**
     * Starts it.
     *
     * @throws UncheckedIOException if the program or the log's folder is not there
     */
    public static ChildProcess start(ChildCommand command) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, command.name()));
        line.addAll(command.command());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(command.log().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return new ChildProcess(command, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until it serves.
     *
     * @throws IllegalStateException if it ends first, or is not ready after {@code limit}; with the end of its log. It is stopped then
     */
    public void awaitReady(Readiness readiness, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            if (!shell.isAlive()) {
                throw new IllegalStateException(
                        command.name() + " ended with status " + shell.exitValue() + ". Its log ends:\n" + logTail());
            }
            try {
                if (readiness.isReady()) {
                    return;
                }
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            Thread.sleep(20);
        }
        close();
        throw new IllegalStateException(command.name() + " does not serve after " + limit.toSeconds() + " s (" + last
                + "). Its log ends:\n" + logTail());
    }

    /**
     * Waits until it has ended by itself, and answers with its exit status.
     *
     * @throws IllegalStateException if it still runs after {@code limit}; it goes on running
     */
    public int awaitEnd(Duration limit) throws InterruptedException {
        if (!shell.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(command.name() + " has not ended after " + limit.toSeconds() + " s");
        }
        return shell.exitValue();
    }

    /** Waits until it has ended by itself, but no longer than {@code limit}; whether it has. */
    public boolean awaitEndAtMost(Duration limit) throws InterruptedException {
        return shell.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return shell.isAlive();
    }

    /** Where it writes what it prints. */
    public Path log() {
        return command.log();
    }

    /** The last lines of the log, for messages. */
    public String logTail() {
        try {
            String text = Files.readString(command.log(), StandardCharsets.ISO_8859_1);
            return text.substring(Math.max(0, text.length() - TAIL));
        } catch (IOException e) {
            return "(the log " + command.log() + " cannot be read)";
        }
    }

    /** Sends a signal by its name without SIG, such as {@code STOP}; harmless if it has ended. */
    public void signal(String name) {
        try {
            OutputStream pipe = shell.getOutputStream();
            pipe.write((name + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException _) {
            // The child has ended, and the shell with it: what was wanted.
        }
    }

    /** Kills it at once, as a power cut would, and waits until it is gone. */
    public void kill() {
        signal("KILL");
        await(GRACE);
    }

    /** Asks it to stop, and kills it if it does not within seconds. */
    @Override
    public void close() {
        signal("TERM");
        if (!await(GRACE)) {
            kill();
        }
    }

    private boolean await(Duration limit) {
        try {
            return shell.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            signal("KILL");
            return false;
        }
    }
}
