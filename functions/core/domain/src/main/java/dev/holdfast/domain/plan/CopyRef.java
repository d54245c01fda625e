package dev.holdfast.domain.plan;

import dev.holdfast.domain.location.LocationName;

/** One copy that a plan wants: the repository at this location. */
public record CopyRef(LocationName location) {
    /** The copy at the location of that name. */
    public static CopyRef at(String location) {
        return new CopyRef(new LocationName(location));
    }

    @Override
    public String toString() {
        return location.value();
    }
}
