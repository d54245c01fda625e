package dev.holdfast.benchmarks;

import java.util.List;

/** What a benchmark of captures found, and what was aimed at. */
final class CaptureFigures {
    private final Series raw = new Series("raw reader, seconds");
    private final Series warmFirst = new Series("warm capture, seconds");
    private final Series warmAgain = new Series("warm, nothing changed, seconds");
    private final Series added = new Series("bytes that the unchanged one added");
    private final Series coldFirst = new Series("cold process, seconds");
    private final Series coldCpu = new Series("cold process, CPU seconds");
    private final Series coldPeak = new Series("cold process, peak MiB");
    private final Series coldAgain = new Series("cold process, nothing changed, seconds");
    private double firstBytes;

    void raw(double seconds) {
        raw.add(seconds);
    }

    void warm(double first, double again) {
        warmFirst.add(first);
        warmAgain.add(again);
    }

    /** Bytes of the repository before anything, after the first capture and after the unchanged one. */
    void stored(long empty, long first, long again) {
        firstBytes = first - empty;
        added.add((double) (again - first));
    }

    void cold(MeasuredProcess first, MeasuredProcess again) {
        coldFirst.add(first.wall());
        coldCpu.add(first.cpu());
        coldPeak.add(first.peakMebibytes());
        coldAgain.add(again.wall());
    }

    /** @param coldTarget seconds of a cold process */
    void print(double coldTarget) {
        List.of(raw, warmFirst, warmAgain, added, coldFirst, coldCpu, coldPeak, coldAgain)
                .forEach(Report::line);
        Report.atMost("warm, seconds", warmFirst.median(), 2 * raw.median() + 0.5);
        Report.atMost("unchanged, seconds", warmAgain.median(), 1.5 * raw.median() + 0.5);
        Report.atMost("unchanged, percent of the first's bytes", 100 * added.median() / firstBytes, 0.1);
        Report.atMost("cold, seconds", coldFirst.median(), coldTarget);
        Report.atMost("cold, largest peak MiB", coldPeak.largest(), 512);
    }
}
