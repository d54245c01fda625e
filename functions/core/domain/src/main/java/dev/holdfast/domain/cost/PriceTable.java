package dev.holdfast.domain.cost;

import dev.holdfast.domain.location.Provider;
import java.util.stream.DoubleStream;

/**
 * Prices of one storage service, in one currency.
 *
 * @param name what it is the price of, and of when
 * @param storagePerGib for one GiB stored for a month
 * @param writePerThousand for 1,000 requests that write, list, or lengthen a lock
 * @param readPerThousand for 1,000 requests that read or ask for a lock
 * @param egressPerGib for one GiB that leaves the provider
 */
public record PriceTable(
        String name, double storagePerGib, double writePerThousand, double readPerThousand, double egressPerGib) {
    /** A disk of one's own: nothing is paid per use. */
    public static final PriceTable OWN_DISK = new PriceTable("own disk", 0, 0, 0, 0);

    /**
     * S3 Standard, us-east-1, first tier, as published in 2025: 0.023 per GB-month, PUT/LIST 0.005 and GET 0.0004 per 1,000, 0.09 per GB out.
     *
     * @see <a href="https://aws.amazon.com/s3/pricing/">Amazon S3 pricing</a>
     */
    public static final PriceTable S3_STANDARD =
            new PriceTable("S3 Standard, us-east-1, 2025, USD", perGib(0.023), 0.005, 0.0004, perGib(0.09));

    /**
     * Azure Blob Storage hot, LRS, East US, first tier, as published in 2025: 0.0184 per GB-month, writes and lists 0.05 and reads
     * 0.004 per 10,000, 0.087 per GB out.
     *
     * @see <a href="https://azure.microsoft.com/pricing/details/storage/blobs/">Azure Blob Storage pricing</a>
     */
    public static final PriceTable AZURE_HOT =
            new PriceTable("Azure Blob hot LRS, East US, 2025, USD", perGib(0.0184), 0.005, 0.0004, perGib(0.087));

    public PriceTable {
        if (DoubleStream.of(storagePerGib, writePerThousand, readPerThousand, egressPerGib)
                .anyMatch(price -> !(price >= 0) || Double.isInfinite(price))) {
            throw new IllegalArgumentException("A price of '" + name + "' is not a number of zero or more");
        }
    }

    /** What is assumed where a location says nothing about prices: see the constants for source and date. */
    public static PriceTable assumedFor(Provider provider) {
        return switch (provider) {
            case LOCAL -> OWN_DISK;
            case S3 -> S3_STANDARD;
            case AZURE -> AZURE_HOT;
        };
    }

    /** Providers count in GB of 10⁹ bytes. */
    private static double perGib(double perGb) {
        return perGb * (1L << 30) / 1e9;
    }
}
