/**
 * Who said it, so that anyone can check: DSSE envelopes, version 1, signed with Ed25519. Any DSSE tool can verify them; none of
 * Holdfast is needed.
 *
 * @see <a href="https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md">the DSSE protocol</a>
 */
@NullMarked
package dev.holdfast.evidence.dsse;

import org.jspecify.annotations.NullMarked;
