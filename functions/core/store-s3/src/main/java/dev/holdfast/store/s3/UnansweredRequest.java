package dev.holdfast.store.s3;

import dev.holdfast.store.StoreException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** A request to which no server answered: what the SDK threw has the reason somewhere in its causes. */
record UnansweredRequest(S3Request request, String sentence) {
    StoreException failure(SdkException e) {
        if (isWithoutCredentials(e)) {
            return new StoreException.AccessDenied(
                    sentence
                            + "no credentials were found; set them in the environment or in a profile, or name them in the location.",
                    e);
        }
        return unreached(e).or(() -> distrusted(e)).orElseGet(() -> brokenOff(e));
    }

    /** Nothing was sent. */
    private Optional<StoreException> unreached(SdkException e) {
        if (cause(e, UnknownHostException.class) != null) {
            return Optional.of(new StoreException.Retryable(
                    sentence + "the endpoint's name is unknown; check the endpoint and the name service.", null, e));
        }
        if (cause(e, ConnectException.class) != null || cause(e, NoRouteToHostException.class) != null) {
            return Optional.of(new StoreException.Retryable(
                    sentence
                            + "nobody answers at the endpoint; check its address and port, and whether the server runs.",
                    null,
                    e));
        }
        return Optional.empty();
    }

    private Optional<StoreException> distrusted(SdkException e) {
        SSLException tls = cause(e, SSLException.class);
        if (tls != null && isPlainAnswer(String.valueOf(tls.getMessage()))) {
            return Optional.of(new StoreException.Distrusted(
                    sentence
                            + "the endpoint speaks no TLS; write it with http://, give its server a certificate, or name its TLS port.",
                    e));
        }
        if (cause(e, CertificateExpiredException.class) != null) {
            return Optional.of(new StoreException.Distrusted(
                    sentence + "the server's certificate has expired; have it renewed, or check this machine's clock.",
                    e));
        }
        if (cause(e, CertPathValidatorException.class) != null
                || cause(e, CertificateException.class) != null
                || cause(e, SSLPeerUnverifiedException.class) != null
                || cause(e, SSLHandshakeException.class) != null) {
            return Optional.of(new StoreException.Distrusted(
                    sentence + "the server's certificate is not trusted (" + reason(e)
                            + "); give the CA that signed it as the location's caFile, and check the endpoint's name.",
                    e));
        }
        return Optional.empty();
    }

    /** What JSSE says when the first bytes of an answer are no TLS record; it has no exception of its own for it. */
    private static boolean isPlainAnswer(String message) {
        return message.contains("plaintext") || message.contains("unrecognized SSL message");
    }

    private StoreException brokenOff(SdkException e) {
        String why = "no answer came (" + reason(e) + ")";
        return request.changes()
                ? new StoreException.OutcomeUnknown(
                        sentence + why + "; look whether it happened before trying again.", e)
                : new StoreException.Retryable(sentence + why + "; try again.", null, e);
    }

    private static boolean isWithoutCredentials(SdkException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return e instanceof SdkClientException
                && (message.contains("unable to load credentials")
                        || message.contains("profile file contained no credentials"));
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.length() > 200 ? root.getClass().getSimpleName() : message;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        for (@Nullable Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
