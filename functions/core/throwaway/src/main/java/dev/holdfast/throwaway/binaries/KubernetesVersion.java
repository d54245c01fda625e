package dev.holdfast.throwaway.binaries;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A released version of Kubernetes, such as 1.37.0. Ordered as released. */
public record KubernetesVersion(int major, int minor, int patch) implements Comparable<KubernetesVersion> {
    private static final Pattern SHAPE = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<KubernetesVersion> AS_RELEASED = Comparator.comparingInt(KubernetesVersion::major)
            .thenComparingInt(KubernetesVersion::minor)
            .thenComparingInt(KubernetesVersion::patch);

    public KubernetesVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("A version of Kubernetes has no negative parts");
        }
    }

    /**
     * Reads {@code 1.37.0} or {@code v1.37.0}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static KubernetesVersion parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a version of Kubernetes; write it like 1.37.0, with all three numbers");
        }
        return new KubernetesVersion(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** Whether the other serves the same APIs: patches differ in repairs only. */
    public boolean sameMinor(KubernetesVersion other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return AS_RELEASED.compare(this, other);
    }

    /** As 1.37.0. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
