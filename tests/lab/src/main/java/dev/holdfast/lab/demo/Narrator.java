package dev.holdfast.lab.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells what happens as it happens. On a terminal a step that takes longer than a second shows how long it has taken; elsewhere
 * each step is one line, and one more for each half minute that it takes.
 */
final class Narrator {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration SLOW_TICK = Duration.ofSeconds(30);
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final AtomicReference<String> progress = new AtomicReference<>("");
    private int chapter;

    Narrator(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Begins a chapter, numbered. */
    void chapter(String title) {
        chapter++;
        out.println();
        out.println(style("1", chapter + ". " + title));
    }

    /** One line. */
    void say(String line) {
        out.println("   " + line);
    }

    /** One line that somebody should notice. */
    void warn(String line) {
        out.println("   " + style("33", "! " + line));
    }

    /** What the step under way has come to, for the eyes only. */
    void progress(String text) {
        progress.set(text);
    }

    /** Does {@code work}, shows that it goes on, and says how long it took. */
    <T> T step(String what, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        progress.set("");
        Thread ticker = Thread.ofVirtual().start(() -> tick(what, began));
        boolean done = false;
        try {
            T result = work.call();
            done = true;
            return result;
        } finally {
            ticker.interrupt();
            ticker.join();
            if (terminal) {
                out.print(CLEAR_LINE);
            }
            out.println("   " + (done ? style("32", "✓ ") : style("31", "✗ ")) + what + "  " + style("2", took(began)));
        }
    }

    private void tick(String what, long began) {
        try {
            while (true) {
                Thread.sleep(terminal ? TICK : SLOW_TICK);
                String line = "   … " + what + " " + took(began) + " " + progress.get();
                out.print(terminal ? CLEAR_LINE + line : line + "\n");
                out.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String took(long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private String style(String code, String text) {
        return terminal ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
