package dev.holdfast.domain.plan;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a plan against its locations: what no single record can see. */
public final class PlanCheck {
    private final BackupPlan plan;
    private final Map<LocationName, BackupLocation> locations;
    private final List<Finding> findings = new ArrayList<>();

    private PlanCheck(BackupPlan plan, List<BackupLocation> locations) {
        this.plan = plan;
        this.locations = locations.stream()
                .collect(Collectors.toMap(BackupLocation::name, Function.identity(), (first, _) -> first));
    }

    /** All that is wrong or doubtful about the plan; errors first. A plan with errors must not run. */
    public static List<Finding> check(BackupPlan plan, List<BackupLocation> locations, Instant now) {
        PlanCheck check = new PlanCheck(plan, locations);
        check.findings.addAll(TenancyRule.checkScope(plan.ref().namespace(), plan.scope()));
        for (int i = 0; i < plan.copies().size(); i++) {
            check.copy("copies[" + i + "].location", plan.copies().get(i).location());
        }
        check.timing(now);
        check.samePlace();
        check.scope();
        check.findings.addAll(PlanAdvice.of(
                plan,
                plan.copies().stream()
                        .map(copy -> check.locations.get(copy.location()))
                        .filter(Objects::nonNull)
                        .toList(),
                now));
        return check.findings.stream()
                .sorted((one, other) -> one.severity().compareTo(other.severity()))
                .toList();
    }

    private void copy(String field, LocationName name) {
        @Nullable BackupLocation location = locations.get(name);
        if (location == null) {
            findings.add(Finding.error(field, "there is no location '" + name + "'; " + known()));
            return;
        }
        if (!TenancyRule.mayUse(plan.ref().namespace(), location)) {
            findings.add(Finding.error(
                    field,
                    "the location '" + name + "' is not for the namespace '"
                            + plan.ref().namespace() + "'; its owner can add it to allowedNamespaces"));
        }
        lock(field, location);
    }

    private String known() {
        return locations.isEmpty()
                ? "no location is defined at all"
                : "defined are "
                        + locations.keySet().stream()
                                .sorted()
                                .map(LocationName::value)
                                .collect(Collectors.joining(", "));
    }

    private static String whyNot(BackupLocation location) {
        return location.lockFor().isZero() ? "lockFor is 0s" : "a folder's leases bind Holdfast alone";
    }

    private void lock(String field, BackupLocation location) {
        if (!location.locks()) {
            findings.add(Finding.warning(
                    field,
                    "the location '" + location.name()
                            + "' does not lock (" + whyNot(location)
                            + "): whoever holds its credentials can delete the copy"));
        }
        if (location.lockFor().isZero()) {
            return;
        }
        Duration half = location.lockFor().dividedBy(2);
        if (plan.runDeadline().compareTo(half) >= 0) {
            findings.add(Finding.error(
                    "runDeadline",
                    DurationText.format(plan.runDeadline()) + " is not less than half of the lock of '"
                            + location.name() + "' ("
                            + DurationText.format(location.lockFor())
                            + "): what a run writes first could be unlocked before it commits; write less than "
                            + DurationText.format(half)));
        }
    }

    private void timing(Instant now) {
        plan.schedule().ifPresent(schedule -> {
            Duration gap = schedule.longestGap(now);
            plan.maxAge()
                    .filter(age -> age.compareTo(gap) < 0)
                    .ifPresent(age -> findings.add(Finding.warning(
                            "maxAge",
                            DurationText.format(age)
                                    + " is less than the longest wait between two runs of the schedule ("
                                    + DurationText.format(gap)
                                    + "): the verdict will fail between them; write at least twice that")));
            Instant first = schedule.next(now);
            Duration wait = Duration.between(first, schedule.next(first));
            if (wait.compareTo(plan.minInterval()) < 0) {
                findings.add(Finding.warning(
                        "minInterval",
                        DurationText.format(plan.minInterval()) + " is more than the schedule's interval ("
                                + DurationText.format(wait) + "): some firings will do nothing"));
            }
        });
    }

    /** A location that is named twice under two names holds one copy, which counts as two until it is lost. */
    private void samePlace() {
        Map<String, LocationName> places = new HashMap<>();
        for (int i = 0; i < plan.copies().size(); i++) {
            @Nullable
            BackupLocation location = locations.get(plan.copies().get(i).location());
            if (location != null) {
                String place = location.provider() + " " + location.settings().address() + " " + location.prefix();
                @Nullable LocationName before = places.putIfAbsent(place, location.name());
                if (before != null && !before.equals(location.name())) {
                    findings.add(Finding.error(
                            "copies[" + i + "].location",
                            "'" + location.name() + "' is the same place as '" + before + "' ("
                                    + location.settings().address()
                                    + "): a copy beside itself protects nothing, name another place"));
                }
            }
        }
    }

    private void scope() {
        Scope scope = plan.scope();
        boolean nothing = !scope.includeResources().isEmpty()
                && scope.includeResources().stream()
                        .allMatch(name -> scope.excludeResources().contains(name));
        if (nothing) {
            findings.add(Finding.error(
                    "scope.includeResources",
                    "names only what excludeResources leaves out: nothing would be captured; remove one of them"));
        }
        if (scope.clusterResources() == ClusterResources.NONE
                && scope.namespaces().isEmpty()
                && scope.includeResources().isEmpty()
                && plan.ref().namespace().equals(PlanRef.SYSTEM_NAMESPACE)) {
            findings.add(
                    Finding.warning(
                            "scope.clusterResources",
                            "is None for a plan of the whole cluster: namespaces, CRDs and volumes would be missing in a restore; write All"));
        }
    }
}
