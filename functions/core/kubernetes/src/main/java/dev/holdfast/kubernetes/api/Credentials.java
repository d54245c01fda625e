package dev.holdfast.kubernetes.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.WebSocketUpgradeResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * Proves who we are with each request, by what fabric8 finds in a kubeconfig: tokens, token files, exec plugins, OIDC, impersonation.
 * What has expired is renewed when the server says so.
 */
final class Credentials {
    /** Finding them may mean to read files and start programs; that is not done for each of many requests. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final Interceptor.RequestTags NO_TAGS = new Interceptor.RequestTags() {
        @Override
        public <T> @Nullable T getTag(Class<T> type) {
            return null;
        }
    };

    private final Config config;
    private final Collection<Interceptor> interceptors;
    private volatile @Nullable Kept kept;

    private record Kept(List<Header> headers, long until) {}

    Credentials(Config config, HttpClient.Factory forRenewing) {
        this.config = config;
        this.interceptors = HttpClientUtils.createApplicableInterceptors(config, forRenewing)
                .values();
    }

    /** What a request carries. */
    List<Header> headers() {
        Kept before = kept;
        if (before != null && before.until - System.nanoTime() > 0) {
            return before.headers;
        }
        return keep(asked());
    }

    /** After an answer with this HTTP status: what a second try carries, or nothing if that would not help. */
    Optional<List<Header>> renewed(int status) {
        StandardHttpRequest.Builder request = asked();
        boolean renewed = false;
        for (Interceptor interceptor : interceptors) {
            var refusal = new WebSocketUpgradeResponse(request.build(), status);
            renewed |= interceptor.afterFailure(request, refusal, NO_TAGS).join();
        }
        return renewed ? Optional.of(keep(request)) : Optional.empty();
    }

    private StandardHttpRequest.Builder asked() {
        StandardHttpRequest.Builder request = new StandardHttpRequest.Builder();
        request.uri(config.getMasterUrl());
        interceptors.forEach(interceptor -> interceptor.before(request, request.build(), NO_TAGS));
        return request;
    }

    private List<Header> keep(StandardHttpRequest.Builder request) {
        List<Header> headers = request.build().headers().entrySet().stream()
                .flatMap(all -> all.getValue().stream().map(value -> (Header) new BasicHeader(all.getKey(), value)))
                .toList();
        boolean mayChangeAnyMoment = config.getOauthTokenProvider() != null;
        kept = mayChangeAnyMoment ? null : new Kept(headers, System.nanoTime() + KEPT_NANOS);
        return headers;
    }
}
