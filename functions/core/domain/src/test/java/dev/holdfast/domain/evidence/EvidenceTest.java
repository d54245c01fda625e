package dev.holdfast.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final Sha256 ANY = Sha256.of(new byte[0]);

    private static TestConditions conditions(String nonce, Instant finished) {
        return new TestConditions(
                ProofLevel.STORED,
                nonce,
                new TestConditions.KubernetesVersions("v1.37.0", ""),
                TIME,
                finished,
                List.of(),
                "test");
    }

    private static Evidence evidence(ObjectCounts counts, List<String> failures) {
        return evidence(counts, null, failures);
    }

    private static Evidence evidence(ObjectCounts counts, @Nullable ObjectCounts etcd, List<String> failures) {
        return new Evidence(
                new TestedCopy(new PlanRef("a", "b"), new LocationName("c"), new SnapshotId(ANY), ANY),
                conditions("n", TIME),
                counts,
                Differences.NONE,
                new TestEffort(0, List.of()),
                etcd == null ? null : new EtcdFindings(new SnapshotId(ANY), ANY, 7, etcd, Differences.NONE),
                failures);
    }

    @Test
    void passesOnlyIfSomethingCameBackAndNothingFailed() {
        assertThat(evidence(new ObjectCounts(1, 0, 0, 0, 5, 5), List.of()).passed())
                .isTrue();
        assertThat(evidence(new ObjectCounts(0, 0, 0, 0, 0, 0), List.of()).passed())
                .as("a test that compared nothing")
                .isFalse();
        assertThat(evidence(new ObjectCounts(9, 1, 0, 0, 0, 0), List.of()).passed())
                .isFalse();
        assertThat(evidence(new ObjectCounts(9, 0, 1, 0, 0, 0), List.of()).passed())
                .isFalse();
        assertThat(evidence(new ObjectCounts(9, 0, 0, 1, 0, 0), List.of()).passed())
                .isFalse();
        assertThat(evidence(new ObjectCounts(9, 0, 0, 0, 0, 0), List.of("broke off"))
                        .passed())
                .isFalse();
    }

    @Test
    void passesOnlyIfEtcdDidTooWhereThereIsOne() {
        ObjectCounts well = new ObjectCounts(9, 0, 0, 0, 0, 0);

        assertThat(evidence(well, well, List.of()).passed()).isTrue();
        assertThat(evidence(well, new ObjectCounts(9, 0, 0, 1, 0, 0), List.of()).passed())
                .isFalse();
        assertThat(evidence(well, new ObjectCounts(0, 0, 0, 0, 0, 9), List.of()).passed())
                .as("a boot that showed nothing")
                .isFalse();
    }

    @Test
    void staysSmallHoweverBadlyATestWent() {
        Difference difference = new Difference("p", Difference.Kind.MISSING, "x".repeat(100_000), ANY, null);

        Differences kept = Differences.firstOf(Collections.nCopies(1000, difference));

        assertThat(kept.listed()).hasSize(Differences.MAX_LISTED);
        assertThat(kept.notListed()).isEqualTo(800);
        assertThat(kept.listed().getFirst().what())
                .hasSizeLessThanOrEqualTo(2000)
                .endsWith("…");
    }

    @Test
    void whatProvesNothingIsNoEvidence() {
        assertThatThrownBy(() -> conditions(" ", TIME)).hasMessageContaining("nonce");
        assertThatThrownBy(() -> conditions("n", TIME.minusSeconds(1))).hasMessageContaining("before it started");
    }
}
