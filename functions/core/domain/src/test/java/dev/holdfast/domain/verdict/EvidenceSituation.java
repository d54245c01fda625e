package dev.holdfast.domain.verdict;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.evidence.Difference;
import dev.holdfast.domain.evidence.Differences;
import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.evidence.TestConditions;
import dev.holdfast.domain.evidence.TestEffort;
import dev.holdfast.domain.evidence.TestedCopy;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.domain.verdict.CopyObservation.EvidenceSeen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The newest evidence of one copy of a {@link Situation}. */
final class EvidenceSituation {
    enum Reading {
        GENUINE,
        UNTRUSTED,
        NONE,
        NOT_READ
    }

    private static final Sha256 DIGEST = Sha256.of("x".getBytes(StandardCharsets.UTF_8));

    Reading reading = Reading.GENUINE;
    Duration age = Duration.ofDays(1);
    Optional<Duration> snapshotAge = Optional.of(Duration.ofHours(26));
    ProofLevel level = ProofLevel.ADMITTED;
    ObjectCounts counts = new ObjectCounts(512, 0, 0, 0, 0, 4);
    List<Difference> listed = List.of();
    List<String> failures = List.of();
    PlanRef plan = Situation.PLAN;
    Optional<ObjectCounts> etcd = Optional.empty();
    List<Difference> etcdListed = List.of();

    static List<Difference> deployments(int count, Difference.Kind kind) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Difference(
                        "namespaces/shop/deployments.apps/web-" + i + ".json", kind, "said no", DIGEST, null))
                .toList();
    }

    Optional<EvidenceSeen> observation(LocationName copy) {
        Instant now = Situation.NOW;
        return switch (reading) {
            case NONE -> Optional.of(new CopyObservation.NoEvidence(copy, now, "test"));
            case UNTRUSTED ->
                Optional.of(new CopyObservation.UntrustedEvidence(copy, now, "test", "signed by a stranger"));
            case GENUINE ->
                Optional.of(new CopyObservation.GenuineEvidence(
                        copy, now, "test", evidence(copy), snapshotAge.map(now::minus)));
            case NOT_READ -> Optional.empty();
        };
    }

    private Evidence evidence(LocationName copy) {
        Instant finished = Situation.NOW.minus(age);
        return new Evidence(
                new TestedCopy(plan, copy, new SnapshotId(DIGEST), DIGEST),
                new TestConditions(
                        level,
                        "nonce",
                        new TestConditions.KubernetesVersions("v1.37.0", "v1.37.0"),
                        finished.minusSeconds(20),
                        finished,
                        List.of("password"),
                        "holdfast 0.1"),
                counts,
                new Differences(listed, 0),
                new TestEffort(1 << 20, List.of(new TestEffort.Phase("create", Duration.ofSeconds(12)))),
                etcd.map(counts -> new EtcdFindings(
                                new SnapshotId(DIGEST), DIGEST, 4711, counts, new Differences(etcdListed, 0)))
                        .orElse(null),
                failures);
    }
}
