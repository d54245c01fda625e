package dev.holdfast.kubernetes.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanStatusTest {
    @Test
    void aVerdictThatHoldsSaysWhenEveryCopyWasProven() {
        assertThat(PlanStatus.of(Verdicts.holding()))
                .containsEntry("verdict", "holds")
                .containsEntry("judgedAt", "2026-11-21T06:00:00Z")
                .containsEntry("newestRun", "20261121-030000-bbbbbb")
                .containsEntry("lastSnapshot", "2026-11-21T03:00:00Z")
                .containsEntry("copies", "2/2")
                .containsEntry("lastProven", "2026-11-20T08:00:00Z");
    }

    @Test
    void whatIsLackingIsNamedAndACopyWhoseTestFailedIsNotProven() {
        assertThat(PlanStatus.of(Verdicts.lacking()))
                .containsEntry("verdict", "lacks copies, errors on restore")
                .containsEntry("copies", "1/2")
                .doesNotContainKey("lastProven");
        assertThat(PlanStatus.sentence(Verdicts.lacking())).isEqualTo("Something is wrong. Put it right.");
    }

    @Test
    void whatWasNotObservedIsNotStated() {
        Map<String, Object> status = PlanStatus.of(Verdicts.unknown());

        assertThat(status).containsEntry("copies", "0/1").doesNotContainKeys("newestRun", "lastSnapshot", "lastProven");
        assertThat(String.valueOf(status.get("verdict"))).hasSizeLessThanOrEqualTo(128);
    }
}
