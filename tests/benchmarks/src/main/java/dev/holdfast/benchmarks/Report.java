package dev.holdfast.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says what is measured, on what machine, and how it compares to its target. */
final class Report {
    private Report() {}

    /** What is being done, on standard error: it is no figure. */
    static void progress(String line) {
        System.err.println(line);
    }

    /** Heads the figures: when, and how busy the machine was with other things. */
    static void head(String benchmark) {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "%s, %s, Java %s, %d processors, load %.1f as it began%n",
                benchmark,
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.version(),
                machine.getAvailableProcessors(),
                machine.getSystemLoadAverage());
    }

    static void line(Object line) {
        System.out.println(line);
    }

    /** A figure that should be at most this. */
    static void atMost(String what, double value, double target) {
        target(what, value, "<=", target, value <= target);
    }

    /** A figure that should be at least this. */
    static void atLeast(String what, double value, double target) {
        target(what, value, ">=", target, value >= target);
    }

    private static void target(String what, double value, String relation, double target, boolean met) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %8s   %s %s: %s%n",
                what,
                Series.shown(value),
                relation,
                Series.shown(target),
                met ? "met" : "MISSED");
    }
}
