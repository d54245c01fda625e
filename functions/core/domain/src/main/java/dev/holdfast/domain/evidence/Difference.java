package dev.holdfast.domain.evidence;

import dev.holdfast.domain.Sha256;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object that did not come back as it was. It holds digests and never values, so that evidence can be read by people who may
 * not read the Secrets of the cluster.
 *
 * @param path the object's path in the snapshot, such as {@code namespaces/shop/secrets.core/token.json}
 * @param what one sentence: the fields that differ, or the server's reason for refusing
 * @param expected digest of the object's canonical JSON in the snapshot; null if it should not be there
 * @param found digest of what came back; null if nothing did
 */
public record Difference(
        String path,
        Kind kind,
        String what,
        @Nullable Sha256 expected,
        @Nullable Sha256 found) {
    private static final int MAX_TEXT = 2000;

    /** In which way it failed. */
    public enum Kind {
        /** Came back otherwise. */
        DIFFERS,
        /** Did not come back. */
        MISSING,
        /** The API server did not admit it. */
        REFUSED,
        /** One of the others, and the plan accepts it. */
        ACCEPTED
    }

    public Difference {
        Objects.requireNonNull(kind);
        if (path.isEmpty() || path.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "A difference names an object's path of 1 to " + MAX_TEXT + " characters");
        }
        if (what.length() > MAX_TEXT) {
            what = what.substring(0, MAX_TEXT - 1) + "…";
        }
    }
}
