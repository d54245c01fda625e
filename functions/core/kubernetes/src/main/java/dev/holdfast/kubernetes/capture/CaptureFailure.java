package dev.holdfast.kubernetes.capture;

import java.util.Comparator;

/**
 * Something that should have been captured and was not, or not whole. One of these makes a capture partial.
 *
 * @param what the resource or group version, such as {@code widgets.example.com} or {@code stats.example.com/v1}
 * @param kind what went wrong
 * @param reason one sentence
 */
public record CaptureFailure(String what, Kind kind, String reason) implements Comparable<CaptureFailure> {
    /** What went wrong. */
    public enum Kind {
        /** The aggregated API behind a group does not answer, so nobody knows what it holds. */
        GROUP_DOWN,
        /** This identity may not list the resource. */
        FORBIDDEN,
        /** The server refuses the list for another reason. */
        REFUSED,
        /** The server, or a webhook or aggregated API behind it, failed again and again. */
        UNAVAILABLE,
        /** The list was forgotten by the server each time before its end. */
        FORGOTTEN,
        /** The plan names a namespace that is not there, or none fits its patterns. */
        ABSENT,
        /** An item was served that is not an object. */
        MALFORMED
    }

    @Override
    public int compareTo(CaptureFailure other) {
        return Comparator.comparing(CaptureFailure::what)
                .thenComparing(CaptureFailure::kind)
                .thenComparing(CaptureFailure::reason)
                .compare(this, other);
    }
}
