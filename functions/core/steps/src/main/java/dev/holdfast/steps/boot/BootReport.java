package dev.holdfast.steps.boot;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.evidence.Difference;
import dev.holdfast.domain.evidence.Differences;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.plan.ProofPolicy;
import dev.holdfast.kubernetes.capture.CaptureFailure;
import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.kubernetes.objects.ObjectPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what was found of a booted database, as evidence says it. */
final class BootReport {
    private final ProofPolicy proof;
    private final String keyRemark;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    private final List<String> failures = new ArrayList<>();
    private long equal;
    private long skipped;

    /** @param keyRemark why what is encrypted may be unreadable; empty if there is no reason */
    BootReport(ProofPolicy proof, String keyRemark) {
        this.proof = proof;
        this.keyRemark = keyRemark;
    }

    /** @param booted what could be listed of the booted database, and what not */
    void add(StoredStates stored, BootedObjects objects, CaptureManifest booted) {
        Map<String, CaptureFailure> unreadable = new HashMap<>();
        booted.failures().forEach(failure -> unreadable.putIfAbsent(failure.what(), failure));
        objects.findings().values().stream()
                .filter(finding -> finding.difference().isEmpty())
                .forEach(this::count);
        objects.findings().forEach((path, finding) -> {
            if (!finding.difference().isEmpty()) {
                add(
                        path,
                        Difference.Kind.DIFFERS,
                        finding.difference(),
                        stored.find(path).map(StoredStates.State::digest),
                        finding.digest());
            }
        });
        new TreeMap<>(stored.all()).forEach((path, state) -> {
            if (!objects.findings().containsKey(path)) {
                absent(path, state, objects, unreadable);
            }
        });
        unreadable.values().stream()
                .filter(failure -> failure.kind() != CaptureFailure.Kind.GROUP_DOWN)
                .filter(failure -> !isNamed(failure))
                .forEach(failure -> failures.add(
                        failure.what() + " cannot be read from the booted etcd: " + failure.reason() + keyRemark));
    }

    private boolean isNamed(CaptureFailure failure) {
        return differences.stream()
                .anyMatch(difference ->
                        resource(new ObjectPath(difference.path())).equals(failure.what()));
    }

    private void count(BootedObjects.Finding finding) {
        if (finding.isEqual()) {
            equal++;
        } else {
            skipped++;
        }
    }

    private void absent(
            ObjectPath path, StoredStates.State state, BootedObjects objects, Map<String, CaptureFailure> unreadable) {
        CaptureFailure failure = unreadable.get(resource(path));
        if (failure != null) {
            String what = "the API server cannot read it from etcd: " + failure.reason() + keyRemark;
            add(path, Difference.Kind.REFUSED, what, Optional.of(state.digest()), Optional.empty());
        } else if (isElsewhere(path, unreadable) || objects.absent(path, state) != RevisionRule.Judgement.MISSING) {
            skipped++;
        } else {
            String what = "it was there when the snapshot of etcd was taken, and is not in it";
            add(path, Difference.Kind.MISSING, what, Optional.of(state.digest()), Optional.empty());
        }
    }

    /** Whether its API is served by another server, which keeps its objects elsewhere and is not here. */
    private static boolean isElsewhere(ObjectPath path, Map<String, CaptureFailure> unreadable) {
        String group = path.resource().group() + "/";
        return unreadable.values().stream()
                .anyMatch(failure -> failure.kind() == CaptureFailure.Kind.GROUP_DOWN
                        && failure.what().startsWith(group));
    }

    private static String resource(ObjectPath path) {
        return path.resource().toString();
    }

    private void add(
            ObjectPath path, Difference.Kind kind, String what, Optional<Sha256> expected, Optional<Sha256> found) {
        boolean fine = proof.accept().stream()
                .anyMatch(one ->
                        one.covers(resource(path), path.namespace(), path.name().orElse("")));
        Difference.Kind counted = fine ? Difference.Kind.ACCEPTED : kind;
        counts.merge(counted, 1L, Long::sum);
        differences.add(new Difference(path.value(), counted, what, nullable(expected), nullable(found)));
    }

    private static @Nullable Sha256 nullable(Optional<Sha256> digest) {
        return digest.orElse(null);
    }

    /** Resources that cannot be read at all, and of which no object was captured. */
    List<String> failures() {
        return failures;
    }

    Differences differences() {
        return Differences.firstOf(differences);
    }

    ObjectCounts counts() {
        return new ObjectCounts(
                equal,
                count(Difference.Kind.DIFFERS),
                count(Difference.Kind.MISSING),
                count(Difference.Kind.REFUSED),
                count(Difference.Kind.ACCEPTED),
                skipped);
    }

    private long count(Difference.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
