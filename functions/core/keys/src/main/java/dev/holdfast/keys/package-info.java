/**
 * Who can open a repository. Its password is 256 random bits; several holders, independent of each other, each keep it wrapped under
 * {@code wrapped/<sha256>} beside the copies, so that losing one holder loses nothing.
 *
 * <p>Rotating the password or removing a holder does not rotate the repository's master key: whoever once opened the repository
 * may have kept that. Only deleting every copy erases.
 */
@NullMarked
package dev.holdfast.keys;

import org.jspecify.annotations.NullMarked;
