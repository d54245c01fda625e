package dev.holdfast.etcd.client;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where one member answers its clients.
 *
 * @param secure whether by TLS
 * @param host a name or an address; an IPv6 address without its brackets
 */
public record EtcdEndpoint(boolean secure, String host, int port) {
    private static final int USUAL_PORT = 2379;

    public EtcdEndpoint {
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "An endpoint of etcd has a host and a port, not '" + host + ":" + port + "'");
        }
    }

    /**
     * Reads {@code https://10.0.0.1:2379}; without a port it is 2379.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static EtcdEndpoint of(String url) {
        try {
            URI uri = new URI(url);
            boolean secure = "https".equals(uri.getScheme());
            boolean complete = uri.getHost() != null && (secure || "http".equals(uri.getScheme()));
            if (!complete || !uri.getRawPath().replace("/", "").isEmpty() || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException(refusal(url));
            }
            String host = uri.getHost().startsWith("[")
                    ? uri.getHost().substring(1, uri.getHost().length() - 1)
                    : uri.getHost();
            return new EtcdEndpoint(secure, host, uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(refusal(url), e);
        }
    }

    private static String refusal(String url) {
        return "'" + url + "' is no endpoint of etcd: write it as https://10.0.0.1:2379";
    }

    @Override
    public String toString() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return (secure ? "https://" : "http://") + shown + ":" + port;
    }
}
