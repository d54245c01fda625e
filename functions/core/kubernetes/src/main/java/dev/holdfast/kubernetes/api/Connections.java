package dev.holdfast.kubernetes.api;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Kept connections to an API server, with the TLS and the proxy that fabric8 found in a kubeconfig. HTTP/1.1: with HTTP/2 a list that is
 * read slowly holds the flow-control window that the others need.
 */
final class Connections {
    /** More than anybody here asks at once: nobody waits for a connection. */
    private static final int MOST = 256;

    private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(10);
    /** Longer than the 60 s that an API server gives itself for one request, and than any webhook may take. */
    private static final Timeout SILENT_FOR = Timeout.ofSeconds(75);
    /** A connection that was idle for longer is looked at before it is used: the server may have closed it. */
    private static final TimeValue TRUSTED_FOR = TimeValue.ofSeconds(2);

    private Connections() {}

    static CloseableHttpClient open(StandardHttpClientBuilder<?, ?, ?> settings) {
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(pool(settings))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(SILENT_FOR)
                        .setResponseTimeout(SILENT_FOR)
                        .build())
                // Credentials are ours to give; what a redirect leads to has no right to them.
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching();
        proxy(settings).ifPresent(proxy -> through(proxy, settings, builder));
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager pool(StandardHttpClientBuilder<?, ?, ?> settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls(settings))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSocksProxyAddress(isSocks(settings) ? settings.getProxyAddress() : null)
                        .build())
                .setMaxConnTotal(MOST)
                .setMaxConnPerRoute(MOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_WITHIN)
                        .setSocketTimeout(SILENT_FOR)
                        .setValidateAfterInactivity(TRUSTED_FOR)
                        .build())
                .build();
    }

    /** A kubeconfig's {@code tls-server-name} is what the certificate must be for, whatever the address is. */
    private static TlsSocketStrategy tls(StandardHttpClientBuilder<?, ?, ?> settings) {
        TlsSocketStrategy strategy = new DefaultClientTlsStrategy(settings.getSslContext());
        String name = settings.getTlsServerName();
        return name == null
                ? strategy
                : (socket, host, port, attachment, context) ->
                        strategy.upgrade(socket, name, port, attachment, context);
    }

    private static boolean isSocks(StandardHttpClientBuilder<?, ?, ?> settings) {
        return settings.getProxyType() == HttpClient.ProxyType.SOCKS5;
    }

    private static Optional<HttpHost> proxy(StandardHttpClientBuilder<?, ?, ?> settings) {
        return Optional.ofNullable(settings.getProxyAddress())
                .filter(_ -> !isSocks(settings))
                .map(address -> new HttpHost("http", address.getHostString(), address.getPort()));
    }

    private static void through(
            HttpHost proxy, StandardHttpClientBuilder<?, ?, ?> settings, HttpClientBuilder builder) {
        builder.setProxy(proxy);
        if (settings.getProxyAuthorization() == null) {
            return;
        }
        String[] user = HttpClientUtils.decodeBasicCredentials(settings.getProxyAuthorization());
        if (user != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy), new UsernamePasswordCredentials(user[0], user[1].toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }
}
