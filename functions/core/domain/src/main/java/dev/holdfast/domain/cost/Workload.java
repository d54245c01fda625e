package dev.holdfast.domain.cost;

import java.time.Duration;

/**
 * What one copy of a plan has to bear.
 *
 * @param growth what runs add
 * @param storedBytes what lies there on average
 * @param lease how files are kept
 * @param reading what is read
 */
public record Workload(Growth growth, long storedBytes, Lease lease, Reading reading) {
    /**
     * What runs add.
     *
     * @param runsPerMonth how many
     * @param bytesPerRun new bytes of each, after deduplication and compression
     * @param packBytes size of a full pack
     */
    public record Growth(double runsPerMonth, long bytesPerRun, long packBytes) {
        public Growth {
            require(runsPerMonth >= 0 && bytesPerRun >= 0 && packBytes > 0, "growth");
        }
    }

    /**
     * How files are kept.
     *
     * @param slack how much longer than {@code lockFor} a renewal makes it: each file is renewed once per slack
     */
    public record Lease(Duration slack) {
        /** No lock, hence no renewal. */
        public static final Lease NONE = new Lease(Duration.ZERO);

        public Lease {
            require(!slack.isNegative(), "slack");
        }
    }

    /**
     * What is read.
     *
     * @param testsPerMonth restore tests
     * @param bytesPerTest what one test reads
     * @param replicasFrom how many other copies are filled from this one
     * @param leaves whether readers are outside of the provider, so that reading is egress
     */
    public record Reading(double testsPerMonth, long bytesPerTest, int replicasFrom, Readers leaves) {
        public Reading {
            require(testsPerMonth >= 0 && bytesPerTest >= 0 && replicasFrom >= 0, "reading");
        }
    }

    /** Where whoever reads is. */
    public enum Readers {
        /** In the same region of the same provider: no egress. */
        INSIDE,
        /** Elsewhere: every byte read is egress. */
        OUTSIDE
    }

    public Workload {
        require(storedBytes >= 0, "stored bytes");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("The workload's " + what + " cannot be negative");
        }
    }
}
