package dev.holdfast.store.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertificateExpiredException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where Azure's words become ours. What the service answered is quoted by its code and request id only: the exceptions of
 * the SDK hold the request, with its token, so they never travel as a cause.
 */
final class AzureFailures {
    /** What a lost answer means: a question may be asked again, a change may have happened. */
    enum Intent {
        READ,
        CHANGE
    }

    /** What was asked, for the message: {@code "read data/ab/abcd…"}. */
    record Act(Intent intent, String words) {}

    /** Apart, so that a store can be opened without loading the SDK. */
    private static final class Header {
        static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");
        static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");
    }

    private final String place;
    private final AzureSecret secret;

    AzureFailures(String place, AzureSecret secret) {
        this.place = place;
        this.secret = secret;
    }

    /** Runs it and translates whatever it throws. */
    <T> T translate(Act act, Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw of(act, e);
        }
    }

    StoreException of(Act act, Throwable thrown) {
        // First, as the login service's answer is an answer too, and not the storage service's.
        if (find(thrown, ClientAuthenticationException.class) != null) {
            return new StoreException.AccessDenied(
                    message(
                            act,
                            "no credentials were found, or the login service refused them (" + secret.source()
                                    + "); check AZURE_* in the environment, the workload identity, or azure.credentials"),
                    null);
        }
        HttpResponseException answered = find(thrown, HttpResponseException.class);
        if (answered != null && answered.getResponse() != null) {
            return answer(act, answered.getResponse());
        }
        return network(act, thrown);
    }

    /** The service's code of an answer, such as {@code BlobNotFound}; empty if it gave none. */
    static String codeOf(@Nullable HttpResponse response) {
        String code = response == null ? null : response.getHeaderValue(Header.ERROR_CODE);
        return code == null ? "" : code;
    }

    private StoreException answer(Act act, HttpResponse response) {
        int status = response.getStatusCode();
        String code = codeOf(response);
        AzureAnswer answer = AzureAnswer.of(status, code);
        String told = message(act, reason(answer, response)) + quote(status, code, response);
        return switch (answer) {
            case NO_CONTAINER, NO_BLOB -> new StoreException.NotFound(told, null);
            case NOT_AUTHENTICATED, NOT_AUTHORIZED, KEYS_FORBIDDEN, FIREWALL ->
                new StoreException.AccessDenied(told, null);
            case IMMUTABLE, POLICY_REFUSED, LEASED, HAS_SNAPSHOTS -> new StoreException.Refused(told, null);
            case BEYOND_END, INCOMPREHENSIBLE -> new StoreException.Permanent(told, null);
            case NOT_IMPLEMENTED -> new StoreException.Unsupported(told);
            case BUSY, DAMAGED_ON_THE_WAY -> new StoreException.Retryable(told, retryAfter(response), null);
            case BROKEN ->
                act.intent() == Intent.CHANGE
                        ? new StoreException.OutcomeUnknown(told, null)
                        : new StoreException.Retryable(told, retryAfter(response), null);
        };
    }

    private String reason(AzureAnswer answer, HttpResponse response) {
        if (answer != AzureAnswer.NOT_AUTHENTICATED) {
            return answer.reason();
        }
        Instant now = serverTime(response);
        return secret.expiry()
                .filter(end -> now != null && !end.isAfter(now))
                .map(end -> "the SAS token expired at " + end + "; put a new one into " + secret.source())
                .orElseGet(() -> answer.reason() + " (" + secret.source() + ")");
    }

    private StoreException network(Act act, Throwable thrown) {
        Throwable cause = cause(thrown);
        if (find(thrown, UnknownHostException.class) != null
                || find(thrown, ConnectException.class) != null
                || find(thrown, HttpConnectTimeoutException.class) != null) {
            return new StoreException.Retryable(
                    message(
                            act,
                            "the endpoint cannot be reached ("
                                    + cause.getClass().getSimpleName()
                                    + "); check azure.endpoint, network.proxy and the way there"),
                    null,
                    cause);
        }
        SSLException tls = find(thrown, SSLException.class);
        if (tls != null) {
            return new StoreException.Distrusted(message(act, whyDistrusted(tls, thrown)), cause);
        }
        if (find(thrown, IOException.class) == null && find(thrown, TimeoutException.class) == null) {
            return new StoreException.Permanent(
                    message(act, "the Azure SDK failed (" + cause + "); please report this"), cause);
        }
        String lost = "the connection was lost or silent for too long (" + cause.getMessage() + ")";
        return act.intent() == Intent.CHANGE
                ? new StoreException.OutcomeUnknown(
                        message(act, lost + "; look whether it happened before repeating it"), cause)
                : new StoreException.Retryable(message(act, lost + "; ask again"), null, cause);
    }

    private static String whyDistrusted(SSLException tls, Throwable thrown) {
        if (String.valueOf(tls.getMessage()).contains("unrecognized SSL message")) {
            return "the endpoint speaks no TLS; write azure.endpoint with http://, or give its server a certificate";
        }
        return find(thrown, CertificateExpiredException.class) != null
                ? "the server's certificate has expired; have it renewed"
                : "the server's certificate is not trusted; set network.caFile to the authority that signed it";
    }

    private String message(Act act, String reason) {
        return "Cannot " + act.words() + " at " + place + ": " + reason;
    }

    private static String quote(int status, String code, HttpResponse response) {
        String id = response.getHeaderValue(Header.REQUEST_ID);
        return " [" + status + (code.isEmpty() ? "" : " " + code) + (id == null ? "" : ", request " + id) + "]";
    }

    private static @Nullable Duration retryAfter(HttpResponse response) {
        String seconds = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
        try {
            return seconds == null ? null : Duration.ofSeconds(Math.clamp(Long.parseLong(seconds.strip()), 0, 3600));
        } catch (NumberFormatException _) {
            return null; // A date: our own backoff will do.
        }
    }

    private static @Nullable Instant serverTime(HttpResponse response) {
        try {
            return AzureDates.serverTime(response.getHeaders());
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** The innermost cause that says something: the SDK and Reactor wrap several times. */
    private static Throwable cause(Throwable thrown) {
        Throwable io = find(thrown, IOException.class);
        return io == null ? thrown : io;
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
