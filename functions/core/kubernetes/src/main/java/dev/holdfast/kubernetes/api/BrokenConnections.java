package dev.holdfast.kubernetes.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What a connection that could not be made, or broke, means for the request that wanted it. */
final class BrokenConnections {
    private BrokenConnections() {}

    static ApiException during(ApiRequest request, URI server, Throwable thrown) {
        if (thrown instanceof ApiException already) {
            return already;
        }
        String what = request + " at " + server + " ";
        Optional<String> neverSent = neverSent(thrown);
        if (neverSent.isPresent()) {
            return new ApiException.Unreachable(what + "was not sent: " + neverSent.get(), thrown);
        }
        if (request.method().isRepeatable()) {
            return new ApiException.Unreachable(what + "broke off (" + kind(thrown) + "); ask again", thrown);
        }
        return new ApiException.OutcomeUnknown(
                what + "was sent but the answer was lost (" + kind(thrown) + "); look whether it was done", thrown);
    }

    /** If the request cannot have reached the server: why, and what to do. */
    private static Optional<String> neverSent(Throwable thrown) {
        Optional<String> why = Optional.empty();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            // The innermost one that is known says it best.
            why = switch (t) {
                case CertificateExpiredException _ ->
                    Optional.of("the server's certificate has expired; renew it there");
                case CertificateNotYetValidException _ ->
                    Optional.of("the server's certificate is not yet valid; compare the clocks");
                case UnknownHostException _ -> Optional.of("its name is unknown; check the server in the kubeconfig");
                case ConnectTimeoutException _ ->
                    Optional.of("nothing answers there; check the address, the network and the proxy");
                case NoRouteToHostException _ -> Optional.of("there is no route to it; check the network");
                case ConnectException _ ->
                    Optional.of("nothing answers there; check that the server runs and the address is right");
                case SSLHandshakeException _ ->
                    Optional.of(
                            "the TLS handshake failed; check the kubeconfig's certificate authority and server name");
                default -> why;
            };
        }
        return why;
    }

    private static String kind(Throwable thrown) {
        return switch (thrown) {
            case SocketTimeoutException _ -> "no answer in time";
            case IOException io when io.getMessage() != null -> io.getMessage();
            default -> thrown.getClass().getSimpleName();
        };
    }
}
