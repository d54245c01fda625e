package dev.holdfast.store;

import java.time.Duration;

/** The lock that a place puts on each new file by itself. As with {@link Lock}, only {@link Enforced} counts as immutable. */
public sealed interface DefaultRetention {
    /** Nobody can lift or shorten it: S3 COMPLIANCE, an Azure policy that is Locked. */
    record Enforced(Duration period) implements DefaultRetention {}

    /** There is one, but somebody may lift it: S3 GOVERNANCE, Azure Unlocked, a folder's leases. {@code mode} is the place's word. */
    record Bypassable(Duration period, String mode) implements DefaultRetention {}

    /** The place says that it locks nothing by itself. */
    record None() implements DefaultRetention {}

    /** The place did not say. */
    record Unknown(String why) implements DefaultRetention {}
}
