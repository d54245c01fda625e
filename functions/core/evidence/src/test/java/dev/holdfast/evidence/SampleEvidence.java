package dev.holdfast.evidence;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Evidence for tests. */
final class SampleEvidence {
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    private SampleEvidence() {}

    static Evidence withNonce(String nonce) {
        return new Evidence(
                new TestedCopy(
                        new PlanRef("shop", "nightly"),
                        new LocationName("vault-eu"),
                        new SnapshotId(Sha256.of(new byte[] {1})),
                        Sha256.of(new byte[] {2})),
                new TestConditions(
                        ProofLevel.ADMITTED,
                        nonce,
                        new TestConditions.KubernetesVersions("v1.36.2", "v1.37.0"),
                        STARTED,
                        STARTED.plusMillis(9_500),
                        List.of("ops", "escrow"),
                        "holdfast 0.1.0"),
                new ObjectCounts(497, 1, 0, 1, 1, 12),
                new Differences(
                        List.of(
                                new Difference(
                                        "namespaces/shop/secrets.core/token.json",
                                        Difference.Kind.DIFFERS,
                                        "data.token differs",
                                        Sha256.of(new byte[] {3}),
                                        Sha256.of(new byte[] {4})),
                                new Difference(
                                        "cluster/widgets.example.com/w.json",
                                        Difference.Kind.REFUSED,
                                        "the server does not know the kind",
                                        Sha256.of(new byte[] {5}),
                                        null)),
                        7),
                new TestEffort(
                        1234567,
                        List.of(
                                new TestEffort.Phase("control plane", Duration.ofMillis(2100)),
                                new TestEffort.Phase("create", Duration.ofSeconds(7)))),
                null,
                List.of());
    }

    static Evidence withEtcd(String nonce) {
        Evidence sample = withNonce(nonce);
        return new Evidence(
                sample.copy(),
                sample.conditions(),
                sample.counts(),
                sample.differences(),
                sample.effort(),
                new EtcdFindings(
                        new SnapshotId(Sha256.of(new byte[] {6})),
                        Sha256.of(new byte[] {7}),
                        4711,
                        new ObjectCounts(490, 0, 0, 0, 0, 20),
                        sample.differences()),
                sample.failures());
    }
}
