package dev.holdfast.domain.location;

import dev.holdfast.domain.KubernetesName;

/**
 * The kind of storage that a location is made of, as its owner declares it: {@code disk}, {@code nas}, {@code object-store},
 * {@code tape}. Two copies on one medium fail together more easily than copies on two.
 */
public record Medium(String value) {
    /** What a cluster keeps its live data on. */
    public static final Medium DISK = new Medium("disk");

    public Medium {
        KubernetesName.label("medium", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
