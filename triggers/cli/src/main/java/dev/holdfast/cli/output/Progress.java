package dev.holdfast.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/** One line on a terminal that is rewritten as long as something goes on; nothing where nobody looks. */
public final class Progress implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream terminal;
    private final boolean shown;
    private final InstantSource clock;
    private long lastShown;
    private boolean dirty;

    /** Progress on {@code terminal}, if {@code visibility} says that somebody looks at it. */
    public Progress(PrintStream terminal, Visibility visibility, InstantSource clock) {
        this.terminal = terminal;
        this.shown = visibility == Visibility.SHOWN;
        this.clock = clock;
    }

    /** Whether progress is shown. */
    public enum Visibility {
        SHOWN,
        HIDDEN
    }

    /** What the work has come to. May be called as often as wanted, from any thread. */
    public synchronized void report(String line) {
        long now = clock.millis();
        if (shown && now - lastShown >= EVERY.toMillis()) {
            lastShown = now;
            dirty = true;
            terminal.print(CLEAR_LINE + line);
            terminal.flush();
        }
    }

    /** Wipes the line. */
    @Override
    public synchronized void close() {
        if (dirty) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
            dirty = false;
        }
    }
}
