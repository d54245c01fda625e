package dev.holdfast.steps;

import dev.holdfast.domain.evidence.TestEffort;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures the phases of a test, in their order. */
public final class Stopwatch {
    private final InstantSource clock;
    private final List<TestEffort.Phase> phases = new ArrayList<>();

    public Stopwatch(InstantSource clock) {
        this.clock = clock;
    }

    /** Does the work, and notes how long it took. */
    public <T> T time(String phase, Supplier<T> work) {
        long began = clock.millis();
        try {
            return work.get();
        } finally {
            phases.add(new TestEffort.Phase(phase, Duration.ofMillis(Math.max(0, clock.millis() - began))));
        }
    }

    /** What took how long. */
    public List<TestEffort.Phase> phases() {
        return List.copyOf(phases);
    }
}
