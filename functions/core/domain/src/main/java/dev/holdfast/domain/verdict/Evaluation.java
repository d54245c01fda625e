package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.location.Site;
import dev.holdfast.domain.plan.BackupPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that the five rules look at, sorted by copy.
 *
 * @param ignored observations that claim to be of the future
 */
record Evaluation(
        BackupPlan plan, List<CopyView> copies, Optional<Site> clusterSite, List<Observation> ignored, Instant now) {
    /** How far clocks may disagree before an observation is not believed. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    static Evaluation of(BackupPlan plan, List<BackupLocation> locations, Observations observed, Instant now) {
        Map<LocationName, BackupLocation> byName = locations.stream()
                .collect(Collectors.toMap(BackupLocation::name, Function.identity(), (first, _) -> first));
        Instant latest = now.plus(CLOCK_SKEW);
        List<Observation> ignored =
                observed.all().stream().filter(one -> one.at().isAfter(latest)).toList();
        Observations believed = observed.newestUntil(latest);
        Duration maxAge = plan.effectiveMaxAge(now);
        List<CopyView> copies = plan.copies().stream()
                .map(copy -> new CopyView(
                        copy.location(), Optional.ofNullable(byName.get(copy.location())), believed, now, maxAge))
                .toList();
        Optional<Site> site = plan.cluster().site().or(() -> believed.cluster().map(ClusterObserved::site));
        return new Evaluation(plan, copies, site, ignored, now);
    }

    List<CopyView> unobserved() {
        return copies.stream().filter(CopyView::isUnobserved).toList();
    }
}
