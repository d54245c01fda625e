package dev.holdfast.steps.resources;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.Finding;
import dev.holdfast.domain.plan.PlanCheck;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The rule that a plan with errors does not run. */
final class RunnablePlan {
    private RunnablePlan() {}

    /**
     * Checks a plan against its locations.
     *
     * @throws Failure {@code BAD_INPUT} with every error
     */
    static void check(BackupPlan plan, List<BackupLocation> locations, Instant now) {
        List<Finding> errors = PlanCheck.check(plan, locations, now).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "Plan " + plan.ref() + " cannot run: "
                            + errors.stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
    }
}
