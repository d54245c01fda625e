package dev.holdfast.domain.cost;

import dev.holdfast.domain.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What one copy costs per month, line by line. */
public record CostEstimate(String prices, List<CostLine> lines) {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final double GIB = 1L << 30;

    /** Index, receipt and snapshot file of a run. */
    private static final int SMALL_FILES = 3;

    /** Files in one page of a listing, with S3 and with Azure at its default. */
    private static final int PAGE = 1000;

    /** A run lists the packs once, a replication and a restore test too. */
    private static final int LISTINGS_PER_RUN = 3;

    public CostEstimate {
        lines = List.copyOf(lines);
    }

    /**
     * Reckons it.
     *
     * <ul>
     *   <li>writes = runs × (⌈new bytes ÷ pack⌉ + index + receipt + snapshot)
     *   <li>lease renewals = files × month ÷ slack, as many requests to lengthen and as many to look
     *   <li>listings = runs × 3 × ⌈files ÷ 1000⌉
     *   <li>reads = ⌈bytes read ÷ pack⌉, where bytes read = tests × bytes per test + copies filled from here × new bytes
     *   <li>egress = bytes read, if the readers are outside
     * </ul>
     */
    public static CostEstimate of(Workload load, PriceTable prices) {
        Workload.Growth growth = load.growth();
        double perRun = Math.ceil((double) growth.bytesPerRun() / growth.packBytes()) + SMALL_FILES;
        double files =
                Math.ceil((double) load.storedBytes() / growth.packBytes()) + SMALL_FILES * growth.runsPerMonth();
        double pages = Math.max(1, Math.ceil(files / PAGE));
        return new CostEstimate(
                prices.name(),
                List.of(
                        storage(load, prices),
                        requests(
                                "writes",
                                growth.runsPerMonth() * perRun,
                                text("%.0f runs × %.0f files", growth.runsPerMonth(), perRun),
                                prices.writePerThousand()),
                        renewals(load.lease(), files, prices),
                        requests(
                                "listings",
                                growth.runsPerMonth() * LISTINGS_PER_RUN * pages,
                                text("%.0f runs × %d × %.0f pages", growth.runsPerMonth(), LISTINGS_PER_RUN, pages),
                                prices.writePerThousand()),
                        reads(load, prices),
                        egress(load, prices)));
    }

    private static CostLine storage(Workload load, PriceTable prices) {
        double gib = load.storedBytes() / GIB;
        return new CostLine("stored", gib, "GiB", text("%.2f GiB", gib), gib * prices.storagePerGib());
    }

    private static CostLine renewals(Workload.Lease lease, double files, PriceTable prices) {
        if (lease.slack().isZero()) {
            return requests("lease renewals", 0, "no lock", 0);
        }
        double renewals = files * MONTH.toSeconds() / lease.slack().toSeconds();
        return requests(
                "lease renewals",
                renewals,
                text("%.0f files × 30d ÷ %s, each read and lengthened", files, DurationText.format(lease.slack())),
                prices.writePerThousand() + prices.readPerThousand());
    }

    private static CostLine reads(Workload load, PriceTable prices) {
        double requests = Math.ceil(bytesRead(load) / load.growth().packBytes());
        return requests(
                "reads",
                requests,
                text("%.2f GiB ÷ %.0f MiB", bytesRead(load) / GIB, load.growth().packBytes() / 1048576.0),
                prices.readPerThousand());
    }

    private static CostLine egress(Workload load, PriceTable prices) {
        Workload.Reading reading = load.reading();
        double gib = reading.leaves() == Workload.Readers.OUTSIDE ? bytesRead(load) / GIB : 0;
        String formula = text(
                "%.1f tests × %.2f GiB + %d copies × %.2f GiB",
                reading.testsPerMonth(),
                reading.bytesPerTest() / GIB,
                reading.replicasFrom(),
                load.growth().runsPerMonth() * load.growth().bytesPerRun() / GIB);
        return new CostLine(
                "egress", gib, "GiB", gib == 0 ? "readers are inside" : formula, gib * prices.egressPerGib());
    }

    private static double bytesRead(Workload load) {
        Workload.Reading reading = load.reading();
        return reading.testsPerMonth() * reading.bytesPerTest()
                + reading.replicasFrom()
                        * load.growth().runsPerMonth()
                        * load.growth().bytesPerRun();
    }

    private static CostLine requests(String what, double quantity, String formula, double perThousand) {
        return new CostLine(what, quantity, "requests", formula, quantity / 1000 * perThousand);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is Error Prone's, and domain has no dependency
    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    /** All lines together, per month. */
    public double total() {
        return lines.stream().mapToDouble(CostLine::amount).sum();
    }
}
