package dev.holdfast.store.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import dev.holdfast.store.Lock;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What Get Blob Properties says of a version's policy, as a {@link Lock}. It reads the headers themselves: the service writes the modes in
 * lower case, the documentation in upper.
 */
final class AzureLocks {
    /** A legal hold has no end of its own; this one can still be printed, compared and turned into milliseconds. */
    static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

    private static final HttpHeaderName VERSION = HttpHeaderName.fromString("x-ms-version-id");
    private static final HttpHeaderName UNTIL = HttpHeaderName.fromString("x-ms-immutability-policy-until-date");
    private static final HttpHeaderName MODE = HttpHeaderName.fromString("x-ms-immutability-policy-mode");
    private static final HttpHeaderName HOLD = HttpHeaderName.fromString("x-ms-legal-hold");

    private AzureLocks() {}

    static Lock of(HttpHeaders headers) {
        if (headers.getValue(VERSION) == null) {
            return new Lock.Unknown("the service names no version, and without versioning nothing can be locked");
        }
        boolean held = "true".equalsIgnoreCase(headers.getValue(HOLD));
        String until = headers.getValue(UNTIL);
        String mode = headers.getValue(MODE);
        if (until == null && mode == null) {
            return held ? new Lock.Bypassable(NO_END, "legal hold") : Lock.none();
        }
        if (until == null || mode == null) {
            return new Lock.Unknown("the service told half a policy: mode " + mode + ", until " + until);
        }
        try {
            return policy(AzureDates.parse(until), mode, held);
        } catch (DateTimeException _) {
            return new Lock.Unknown("the service told an end of the policy that is no date: " + until);
        }
    }

    private static Lock policy(Instant until, String mode, boolean held) {
        if ("locked".equalsIgnoreCase(mode)) {
            return Lock.enforced(until);
        }
        if ("unlocked".equalsIgnoreCase(mode)) {
            // Whoever may lift the hold or the policy may lift both.
            return held ? new Lock.Bypassable(NO_END, "Unlocked, legal hold") : new Lock.Bypassable(until, "Unlocked");
        }
        return new Lock.Unknown("the service told a mode that Holdfast does not know: " + mode);
    }
}
