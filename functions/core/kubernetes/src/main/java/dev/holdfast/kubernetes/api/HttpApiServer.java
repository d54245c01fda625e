package dev.holdfast.kubernetes.api;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An API server behind fabric8's HTTP client. */
final class HttpApiServer implements ApiServer {
    /** Longer than the 60 s that an API server gives itself for one request, and than any webhook may take. */
    private static final Duration ANSWER_BEGINS_WITHIN = Duration.ofSeconds(75);

    private static final int LARGEST_REFUSAL = 1 << 20;

    private final URI address;
    private final HttpClient client;
    private final Failures failures;

    HttpApiServer(URI address, HttpClient client) {
        this.address = address;
        this.client = client;
        this.failures = new Failures(address);
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public byte[] send(ApiRequest request) {
        try (InputStream body = open(request)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }

    @Override
    public InputStream open(ApiRequest request) {
        AnswerStream stream = new AnswerStream(thrown -> BrokenConnections.during(request, address, thrown));
        HttpResponse<AsyncBody> response = await(request, client.consumeBytes(prepare(request), stream::accept));
        stream.start(response.body());
        if (HttpResponse.isSuccessful(response.code())) {
            return stream;
        }
        byte[] said;
        try (stream) {
            said = stream.readNBytes(LARGEST_REFUSAL);
        } catch (IOException e) {
            said = new byte[0]; // the code alone says enough
        }
        throw failures.of(request, response.code(), response.header("Retry-After"), said);
    }

    private HttpResponse<AsyncBody> await(ApiRequest request, CompletableFuture<HttpResponse<AsyncBody>> answer) {
        try {
            return answer.get(ANSWER_BEGINS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw BrokenConnections.during(request, address, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            giveUp(answer);
            throw BrokenConnections.during(request, address, e);
        } catch (InterruptedException e) {
            giveUp(answer);
            Thread.currentThread().interrupt();
            throw BrokenConnections.during(request, address, e);
        }
    }

    /** Should it still come, nobody reads it, and the connection must not wait for a reader. */
    private static void giveUp(CompletableFuture<HttpResponse<AsyncBody>> answer) {
        var _ = answer.thenAccept(response -> response.body().cancel());
    }

    private HttpRequest prepare(ApiRequest request) {
        HttpRequest.Builder builder = client.newHttpRequestBuilder().uri(URI.create(address + request.path()));
        request.body()
                .ifPresentOrElse(
                        body -> withBody(builder, request.method(), body),
                        () -> builder.method(request.method().name(), null, (String) null));
        return builder.setHeader("Accept", request.accept()).build();
    }

    private static void withBody(HttpRequest.Builder builder, ApiRequest.Method method, ApiRequest.Body body) {
        if (method == ApiRequest.Method.POST) {
            builder.post(body.mediaType(), body.bytes());
        } else {
            // As text and not as a stream: after a 401 with a new token the client sends it once more.
            builder.method(method.name(), body.mediaType(), new String(body.bytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
