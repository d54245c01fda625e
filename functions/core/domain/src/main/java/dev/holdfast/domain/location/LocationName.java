package dev.holdfast.domain.location;

import dev.holdfast.domain.KubernetesName;

/** The name of a {@link BackupLocation}, unique in a cluster. A copy is called by the name of its location. */
public record LocationName(String value) implements Comparable<LocationName> {
    public LocationName {
        KubernetesName.label("location", value);
    }

    @Override
    public int compareTo(LocationName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
