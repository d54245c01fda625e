package dev.holdfast.report;

import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.Digit;
import dev.holdfast.domain.verdict.Verdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The verdicts as Prometheus gauges. Ages grow with the clock, also while nothing is observed; what is not known is {@code NaN},
 * never zero.
 */
@ApplicationScoped
public class VerdictMetrics {
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final Set<Tags> known = ConcurrentHashMap.newKeySet();

    VerdictMetrics(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Makes the gauges of a plan and its copies, once; they ask {@code newest} whenever they are scraped. */
    void register(PlanRef plan, Verdict verdict, Supplier<Optional<Verdict>> newest) {
        for (Digit digit : Digit.values()) {
            Tags tags = Tags.of("plan", plan.toString(), "digit", digit.name().toLowerCase(Locale.ROOT));
            gauge(
                    "holdfast_verdict_met",
                    tags,
                    () -> newest.get().map(now -> now.digit(digit).isMet() ? 1.0 : 0.0));
        }
        for (CopyStatus copy : verdict.copies()) {
            Supplier<Optional<CopyStatus>> row = () -> newest.get().flatMap(now -> row(now, copy.copy()));
            Tags tags = Tags.of("plan", plan.toString(), "copy", copy.copy().value());
            ofCopy("snapshot_age_seconds", tags, row, now -> now.newestRun().map(run -> age(run.takenAt())));
            ofCopy("snapshot_bytes", tags, row, now -> now.newestRun().map(run -> (double) run.bytes()));
            ofCopy("snapshot_objects", tags, row, now -> now.newestRun().map(run -> (double) run.objects()));
            ofCopy(
                    "lease_remaining_seconds",
                    tags,
                    row,
                    now -> now.immutableUntil().map(until -> -age(until)));
            ofCopy(
                    "etcd_certificate_remaining_seconds",
                    tags,
                    row,
                    now -> now.newestRun()
                            .flatMap(CopyStatus.NewestRun::certificateEnds)
                            .map(ends -> -age(ends)));
            ofCopy("proven_age_seconds", tags, row, now -> proven(now).map(test -> age(test.finished())));
            ofCopy(
                    "restore_test_duration_seconds",
                    tags,
                    row,
                    now -> now.lastTest().map(test -> seconds(test.took())));
        }
    }

    private void ofCopy(
            String name, Tags tags, Supplier<Optional<CopyStatus>> row, Function<CopyStatus, Optional<Double>> figure) {
        gauge("holdfast_" + name, tags, () -> row.get().flatMap(figure));
    }

    private void gauge(String name, Tags tags, Supplier<Optional<Double>> figure) {
        if (known.add(tags.and("name", name))) {
            Gauge.builder(name, figure, now -> now.get().orElse(Double.NaN))
                    .tags(tags)
                    .strongReference(true)
                    .register(metrics);
        }
    }

    private static Optional<CopyStatus> row(Verdict verdict, LocationName copy) {
        return verdict.copies().stream().filter(one -> one.copy().equals(copy)).findFirst();
    }

    private static Optional<CopyStatus.LastTest> proven(CopyStatus copy) {
        return copy.lastTest().filter(test -> test.passed().isYes());
    }

    private double age(Instant instant) {
        return seconds(Duration.between(instant, clock.instant()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
