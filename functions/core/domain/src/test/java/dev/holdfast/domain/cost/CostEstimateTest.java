package dev.holdfast.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.domain.location.Provider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostEstimateTest {
    private static final long GIB = 1L << 30;
    private static final long PACK = 64L << 20;
    private static final PriceTable PRICES = new PriceTable("test", 0.02, 0.005, 0.0004, 0.09);

    private static Workload load(Workload.Readers readers, Duration slack) {
        return new Workload(
                new Workload.Growth(30, 2 * GIB, PACK),
                1024 * GIB,
                new Workload.Lease(slack),
                new Workload.Reading(4, 100 * GIB, 1, readers));
    }

    private static CostLine line(CostEstimate estimate, String what) {
        return estimate.lines().stream()
                .filter(line -> line.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormulaIsReckonedAsItIsShown() {
        CostEstimate estimate = CostEstimate.of(load(Workload.Readers.OUTSIDE, Duration.ofDays(10)), PRICES);

        assertThat(line(estimate, "stored").amount()).isEqualTo(1024 * 0.02, within(1e-9));
        assertThat(line(estimate, "writes").formula()).isEqualTo("30 runs × 35 files");
        assertThat(line(estimate, "writes").quantity()).isEqualTo(1050);
        assertThat(line(estimate, "lease renewals").formula())
                .isEqualTo("16474 files × 30d ÷ 10d, each read and lengthened");
        assertThat(line(estimate, "lease renewals").amount()).isEqualTo(49_422 / 1000.0 * 0.0054, within(1e-9));
        assertThat(line(estimate, "listings").quantity()).isEqualTo(30 * 3 * 17);
        assertThat(line(estimate, "reads").quantity()).isEqualTo(460 * 16);
        assertThat(line(estimate, "egress").quantity()).isEqualTo(460);
        assertThat(line(estimate, "egress").formula()).isEqualTo("4.0 tests × 100.00 GiB + 1 copies × 60.00 GiB");
        assertThat(estimate.total())
                .isEqualTo(
                        estimate.lines().stream().mapToDouble(CostLine::amount).sum());
    }

    @Test
    void readersInsideCostNoEgressAndNoLockNoRenewal() {
        CostEstimate estimate = CostEstimate.of(load(Workload.Readers.INSIDE, Duration.ZERO), PRICES);

        assertThat(line(estimate, "egress").amount()).isZero();
        assertThat(line(estimate, "lease renewals").amount()).isZero();
    }

    @Test
    void aDiskOfOnesOwnCostsNothingPerUse() {
        assertThat(CostEstimate.of(
                                load(Workload.Readers.OUTSIDE, Duration.ofDays(7)),
                                PriceTable.assumedFor(Provider.LOCAL))
                        .total())
                .isZero();
        assertThat(PriceTable.assumedFor(Provider.S3).storagePerGib()).isEqualTo(0.0247, within(0.0001));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new PriceTable("x", Double.NaN, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceTable("x", 0, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Workload.Growth(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
