package dev.holdfast.store.s3;

import dev.holdfast.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The one place where what S3 and its SDK say becomes a {@link StoreException}. The SDK's own messages are not passed on: they are
 * long, and some of them quote requests.
 */
final class S3Failure {
    private static final Pattern LOCK =
            Pattern.compile("object lock|objectlock|WORM|retention|legal hold", Pattern.CASE_INSENSITIVE);

    private final S3Settings settings;

    S3Failure(S3Settings settings) {
        this.settings = settings;
    }

    /** @param what the key, or what of the bucket was asked for */
    StoreException of(S3Request request, Object what, SdkException e) {
        String sentence =
                request.doing() + " " + (what.toString().isEmpty() ? "all" : what) + " in " + settings + " failed: ";
        if (e instanceof S3Exception answer) {
            return answered(request, sentence, answer);
        }
        return new UnansweredRequest(request, sentence).failure(e);
    }

    /** The server's word for what went wrong; HEAD answers have none. */
    static String codeOf(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null ? "" : code;
    }

    private StoreException answered(S3Request request, String sentence, S3Exception e) {
        String code = codeOf(e);
        return switch (code) {
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
                new StoreException.AccessDenied(
                        sentence + "the server does not accept the credentials (" + code
                                + "); check the key and its secret.",
                        e);
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" ->
                new StoreException.AccessDenied(sentence + "the credentials have expired; get new ones.", e);
            case "RequestTimeTooSkewed" ->
                new StoreException.Permanent(
                        sentence + "this machine's clock differs too much from the server's (" + dateOf(e)
                                + "); set it right.",
                        e);
            case "NoSuchBucket" ->
                new StoreException.NotFound(
                        sentence + "there is no such bucket; check its name and the endpoint, or make it.", e);
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                elsewhere(sentence, e);
            case "BadDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch", "InvalidDigest" ->
                new StoreException.Permanent(
                        sentence + "the bytes that arrived do not hash to their digest (" + code
                                + "), nothing was stored; make" + " them again.",
                        e);
            case "SlowDown", "RequestLimitExceeded", "ServiceUnavailable", "Throttling", "TooManyRequests" ->
                busy(sentence, code, e);
            case "OperationAborted", "ConditionalRequestConflict" ->
                new StoreException.Retryable(
                        sentence + "another request for it is under way (" + code + "); try again.", null, e);
            default -> byStatus(request, sentence, e);
        };
    }

    private StoreException byStatus(S3Request request, String sentence, S3Exception e) {
        String answer = answerOf(e);
        int status = e.statusCode();
        return switch (status) {
            case 404 ->
                new StoreException.NotFound(sentence + "it is not there, or its bucket is not; list what is there.", e);
            case 429, 503 -> busy(sentence, answer, e);
            case 408, 409 ->
                new StoreException.Retryable(sentence + "the server says " + answer + "; try again.", null, e);
            case 301, 307, 308 -> elsewhere(sentence, e);
            case 401 ->
                new StoreException.AccessDenied(
                        sentence + "the server does not accept the credentials (" + answer + "); check them.", e);
            default -> {
                if (status >= 500 || status < 400) {
                    yield wentWrongThere(request, sentence, answer, e);
                }
                yield refused(request, sentence, answer, e);
            }
        };
    }

    /**
     * AWS refuses to touch what is locked with 403 and names the lock in its message, MinIO with 400. A deletion that was refused with
     * 403 and no word of a lock was refused for want of the right: it says nothing about the lock.
     */
    private static StoreException refused(S3Request request, String sentence, String answer, S3Exception e) {
        if (request == S3Request.DELETE && e.statusCode() == 403 && !namesALock(e)) {
            return new StoreException.AccessDenied(
                    sentence + "this identity may not delete (" + answer
                            + "); whether a lock would have held, the server" + " does not say.",
                    e);
        }
        if (request.attacksALock()) {
            return new StoreException.Refused(
                    sentence + "refused (" + answer + "); it is locked, or this identity may not do that.", e);
        }
        if (e.statusCode() == 405 && (request == S3Request.READ || request == S3Request.STAT)) {
            return new StoreException.NotFound(
                    sentence + "there is a delete marker, not a file; look at its versions.", e);
        }
        if (e.statusCode() == 403) {
            return new StoreException.AccessDenied(
                    sentence + "this identity may not (" + answer + "); give it the right, or use another.", e);
        }
        return new StoreException.Permanent(
                sentence + "the server does not accept the request (" + answer + "); check the location's settings.",
                e);
    }

    private static boolean namesALock(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        return message != null && LOCK.matcher(message).find();
    }

    /** 500 and the like, and errors that hide in an answer of 200. */
    private static StoreException wentWrongThere(S3Request request, String sentence, String answer, S3Exception e) {
        return request.changes()
                ? new StoreException.OutcomeUnknown(
                        sentence + "the server failed (" + answer
                                + ") and may have done it all the same; look before trying again.",
                        e)
                : new StoreException.Retryable(sentence + "the server failed (" + answer + "); try again.", null, e);
    }

    private static StoreException busy(String sentence, String answer, S3Exception e) {
        return new StoreException.Retryable(
                sentence + "the server is busy (" + answer + "); try again later.",
                retryAfter(e).orElse(null),
                e);
    }

    private StoreException elsewhere(String sentence, S3Exception e) {
        String region = header(e, "x-amz-bucket-region")
                .map(there -> ", which is " + there)
                .orElse("");
        return new StoreException.Permanent(
                sentence + "the bucket is not in the region " + settings.place().region() + " (" + answerOf(e)
                        + "); give its own region" + region + ".",
                e);
    }

    private static String answerOf(S3Exception e) {
        String code = codeOf(e);
        return code.isEmpty() ? "HTTP " + e.statusCode() : code + ", HTTP " + e.statusCode();
    }

    private static String dateOf(S3Exception e) {
        return header(e, "Date").orElse("it did not say its own");
    }

    private static Optional<Duration> retryAfter(S3Exception e) {
        return header(e, "Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static Optional<String> header(S3Exception e, String name) {
        AwsErrorDetails details = e.awsErrorDetails();
        @Nullable SdkHttpResponse response = details == null ? null : details.sdkHttpResponse();
        return response == null ? Optional.empty() : response.firstMatchingHeader(name);
    }
}
