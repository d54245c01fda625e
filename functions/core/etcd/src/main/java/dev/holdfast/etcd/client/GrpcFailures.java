package dev.holdfast.etcd.client;

import dev.holdfast.etcd.EtcdException;
import io.grpc.Status;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in our words why a call failed. */
final class GrpcFailures {
    private GrpcFailures() {}

    static EtcdException of(EtcdEndpoint endpoint, String call, Status status) {
        @Nullable Throwable cause = status.getCause();
        Optional<String> distrust = distrust(cause);
        if (distrust.isPresent()) {
            return new EtcdException.Untrusted(
                    "No trust between us and etcd at " + endpoint + ": " + distrust.get(), cause);
        }
        String said = firstLine(status);
        if (said.contains("TLS negotiation")) {
            return new EtcdException.Untrusted(
                    "etcd at " + endpoint
                            + " hung up while TLS was being agreed upon. Does it speak TLS there, or is it http:// instead?",
                    cause);
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new EtcdException.Refused(
                        "etcd at " + endpoint + " refuses " + call + " (" + said
                                + "). A snapshot needs the rights of root: give a client certificate that has them.",
                        cause);
            case INVALID_ARGUMENT ->
                new EtcdException.Refused(
                        "etcd at " + endpoint + " refuses " + call + " (" + said
                                + "). Where it asks for users, the client certificate's common name must be one of them.",
                        cause);
            case DEADLINE_EXCEEDED ->
                new EtcdException.Unreachable(
                        "etcd at " + endpoint + " did not answer " + call
                                + " in time. Is it overloaded, or without a leader?",
                        cause);
            default ->
                new EtcdException.Unreachable(
                        "etcd at " + endpoint + " did not answer " + call + ": " + said + deepest(cause)
                                + ". Look whether it runs and can be reached from here.",
                        cause);
        };
    }

    /** The others are about the inside of the client. */
    private static String firstLine(Status status) {
        return status.getDescription() == null
                ? status.getCode().name()
                : status.getDescription().lines().findFirst().orElse("");
    }

    private static String deepest(@Nullable Throwable cause) {
        @Nullable Throwable last = cause;
        while (last != null && last.getCause() != null) {
            last = last.getCause();
        }
        return last == null || last.getMessage() == null ? "" : " (" + last.getMessage() + ")";
    }

    private static Optional<String> distrust(@Nullable Throwable thrown) {
        Optional<String> found = Optional.empty();
        // The deepest one knows best.
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            found = sentence(cause).or(Optional.of(found)::get);
        }
        return found;
    }

    private static Optional<String> sentence(Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        return switch (cause) {
            case CertificateExpiredException _ ->
                Optional.of("its certificate has expired (" + message + "). Renew it.");
            case CertificateNotYetValidException _ ->
                Optional.of("its certificate is not valid yet (" + message + "). Is the clock right?");
            case CertPathValidatorException _ ->
                Optional.of(
                        "its certificate is not signed by the authority that we were given. Give etcd's own authority.");
            case SSLException _ -> Optional.of(ofAlert(message));
            default ->
                message.startsWith("No subject alternative") || message.startsWith("No name matching")
                        ? Optional.of("its certificate is for another name (" + message
                                + "). Name the endpoint as its certificate does.")
                        : Optional.empty();
        };
    }

    private static String ofAlert(String message) {
        String said = message.toLowerCase(Locale.ROOT);
        if (said.contains("received fatal alert") || said.contains("bad_certificate")) {
            return "it does not accept our client certificate (" + message
                    + "). Give one that etcd's client authority has signed, and that has not expired.";
        }
        if (said.contains("unable to find valid certification path")) {
            return "its certificate is not signed by the authority that we were given. Give etcd's own authority.";
        }
        if (said.contains("not an ssl/tls record")) {
            return "it does not speak TLS there. Is it http:// instead?";
        }
        return message;
    }
}
