package dev.holdfast.steps.snapshot;

import dev.holdfast.kubernetes.capture.CaptureFailure;
import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.repository.receipt.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What a receipt says of how a capture ended. */
final class CaptureOutcome {
    private CaptureOutcome() {}

    static Outcome of(CaptureManifest manifest) {
        if (!manifest.isPartial()) {
            // Nothing at all is never what somebody wanted: a verdict must not be green over it.
            return manifest.objects() > 0
                    ? Outcome.COMPLETE
                    : new Outcome(Outcome.Grade.PARTIAL, List.of("the plan's scope fits no object of the cluster"));
        }
        List<CaptureFailure> failures = manifest.failures();
        int named = failures.size() <= Outcome.MAX_REASONS ? failures.size() : Outcome.MAX_REASONS - 1;
        List<String> reasons = new ArrayList<>(failures.subList(0, named).stream()
                .map(failure -> failure.what() + ": " + failure.reason())
                .toList());
        if (named < failures.size()) {
            reasons.add("and " + (failures.size() - named) + " more");
        }
        return new Outcome(Outcome.Grade.PARTIAL, reasons);
    }
}
