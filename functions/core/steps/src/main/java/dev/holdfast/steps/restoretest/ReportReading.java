package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.evidence.Difference;
import dev.holdfast.domain.evidence.Differences;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.evidence.TestConditions.KubernetesVersions;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.kubernetes.compare.ComparisonReport;
import dev.holdfast.kubernetes.compare.ObjectVerdict;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.steps.objects.RepositoryObjects;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a comparison into what evidence says: counts, the first differences with digests, and what the plan accepts. */
final class ReportReading {
    private final BackupPlan plan;
    private final RepositoryObjects objects;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<Difference.Kind, Long> accepted = new EnumMap<>(Difference.Kind.class);
    private final List<String> failures = new ArrayList<>();

    ReportReading(BackupPlan plan, RepositoryObjects objects) {
        this.plan = plan;
        this.objects = objects;
    }

    TestFindings findings(ComparisonReport report, KubernetesVersions versions) {
        for (ComparisonReport.Detail detail : report.details()) {
            take(detail);
        }
        ComparisonReport.Counts counts = report.counts();
        if (counts.unknown() > 0) {
            failures.addFirst(counts.unknown() + " objects could not be compared");
        }
        ObjectCounts seen = new ObjectCounts(
                counts.equal(),
                counts.differs() - accepted(Difference.Kind.DIFFERS),
                counts.missing() - accepted(Difference.Kind.MISSING),
                counts.refused() + counts.notServed() - accepted(Difference.Kind.REFUSED),
                accepted.values().stream().mapToLong(Long::longValue).sum(),
                counts.leftOut());
        return new TestFindings(
                ProofLevel.ADMITTED, versions, seen, Differences.firstOf(differences), objects.bytesRead(), failures);
    }

    private void take(ComparisonReport.Detail detail) {
        switch (detail.verdict()) {
            case ObjectVerdict.Differs differs ->
                add(
                        detail.object(),
                        Difference.Kind.DIFFERS,
                        differs.differences().stream().map(Object::toString).collect(Collectors.joining(", ")));
            case ObjectVerdict.Missing _ ->
                add(detail.object(), Difference.Kind.MISSING, "it did not come back, and nobody said why");
            case ObjectVerdict.Refused(String message) -> add(detail.object(), Difference.Kind.REFUSED, message);
            case ObjectVerdict.NotServed gone ->
                add(
                        detail.object(),
                        Difference.Kind.REFUSED,
                        gone.apiVersion() + " is no longer served; its successors: " + gone.successors());
            case ObjectVerdict.Unknown(String reason) -> failures.add(detail.object() + ": " + reason);
            case ObjectVerdict.Equal _, ObjectVerdict.LeftOut _ -> {}
        }
    }

    private void add(ObjectRef object, Difference.Kind kind, String what) {
        boolean fine = plan.proof().accept().stream()
                .anyMatch(one -> one.covers(object.resource().toString(), object.namespace(), object.name()));
        if (fine) {
            accepted.merge(kind, 1L, Long::sum);
        }
        differences.add(new Difference(
                object.path().value(), fine ? Difference.Kind.ACCEPTED : kind, what, digest(object.path()), null));
    }

    /** Of the first differences only: evidence names no more. */
    private @Nullable Sha256 digest(ObjectPath path) {
        return differences.size() < Differences.MAX_LISTED ? Sha256.of(objects.read(path)) : null;
    }

    private long accepted(Difference.Kind kind) {
        return accepted.getOrDefault(kind, 0L);
    }
}
