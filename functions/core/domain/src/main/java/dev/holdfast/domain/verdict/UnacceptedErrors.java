package dev.holdfast.domain.verdict;

import dev.holdfast.domain.evidence.Difference;
import dev.holdfast.domain.evidence.Differences;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.plan.ProofPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors of a restore test that the plan, as it stands now, does not accept. What the test counted as accepted but the plan has
 * since stopped accepting is an error again; what is counted but not listed cannot be matched against the plan and stays an error.
 */
record UnacceptedErrors(long differs, long missing, long refused, long noLongerAccepted) {
    static UnacceptedErrors of(ObjectCounts counts, Differences differences, ProofPolicy proof) {
        List<Difference> listed = differences.listed();
        return new UnacceptedErrors(
                counts.differs() - accepted(listed, Difference.Kind.DIFFERS, proof),
                counts.missing() - accepted(listed, Difference.Kind.MISSING, proof),
                counts.refused() - accepted(listed, Difference.Kind.REFUSED, proof),
                listed.stream()
                        .filter(one -> one.kind() == Difference.Kind.ACCEPTED && !isAccepted(one, proof))
                        .count());
    }

    private static long accepted(List<Difference> listed, Difference.Kind kind, ProofPolicy proof) {
        return listed.stream()
                .filter(one -> one.kind() == kind && isAccepted(one, proof))
                .count();
    }

    private static boolean isAccepted(Difference difference, ProofPolicy proof) {
        return SnapshotPath.parse(difference.path())
                .map(path -> proof.accept().stream()
                        .anyMatch(accepted -> accepted.covers(path.resource(), path.namespace(), path.name())))
                .orElse(false);
    }

    boolean isEmpty() {
        return differs <= 0 && missing <= 0 && refused <= 0 && noLongerAccepted == 0;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, differs, "differ");
        add(parts, missing, "are missing");
        add(parts, refused, "were refused");
        add(parts, noLongerAccepted, "were accepted and are no longer");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " objects " + what);
        }
    }
}
