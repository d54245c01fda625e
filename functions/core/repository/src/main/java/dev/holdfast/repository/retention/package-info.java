/**
 * What to renew and what may be pruned, as plans: computed from receipts, leases and listings, with a reason for every choice, and
 * performed by nobody here. Keyless, and pure: every input is an argument.
 *
 * <p>The invariant: whatever a kept receipt names stays locked for at least half of {@code lockFor}. A pack that loses its last
 * receipt is therefore locked longer than any run lasts that could still want it; so no lock between writers and pruner is needed.
 */
@NullMarked
package dev.holdfast.repository.retention;

import org.jspecify.annotations.NullMarked;
