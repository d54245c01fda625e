package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiException;

/** What a failed request means for a restore: over, or worth another try when other objects are there. */
final class Setbacks {
    private static final int LONGEST = 600;

    private Setbacks() {}

    /**
     * Judges a failure. A 403 or 404 may only mean that something which this restore has yet to make is missing (a service account, a
     * priority class, the namespace, a CRD that is not served yet, a quota that nobody has counted): what depends on what cannot be listed, so
     * it is tried again as long as other objects make progress.
     */
    static Attempt judge(ApiException failure) {
        RestoreOutcome failed = new RestoreOutcome.Failed(message(failure));
        return switch (failure) {
            case ApiException.Forbidden forbidden -> new Attempt.Later(failed);
            case ApiException.NotFound missing -> new Attempt.Later(failed);
            case ApiException.Conflict changing -> new Attempt.Later(failed);
            case ApiException.Retryable busy -> new Attempt.Later(failed);
            case ApiException.OutcomeUnknown lost -> new Attempt.Later(new RestoreOutcome.Unknown(message(lost)));
            case ApiException.Refused refused -> new Attempt.Settled(failed);
        };
    }

    /** The server's own words where there are any. */
    static String message(ApiException failure) {
        String said = switch (failure) {
            case ApiException.Refused refused -> refused.status().message();
            case ApiException.Unavailable unavailable -> unavailable.status().message();
            case ApiException.Retryable busy -> "";
            case ApiException.OutcomeUnknown lost -> "";
        };
        String message = said.isEmpty() ? String.valueOf(failure.getMessage()) : said;
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
