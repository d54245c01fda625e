package dev.holdfast.kubernetes.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** An API server, spoken to over kept connections of HTTP/1.1. */
final class HttpApiServer implements ApiServer {
    private static final int LARGEST_REFUSAL = 1 << 20;

    private final URI address;
    private final HttpHost host;
    private final CloseableHttpClient client;
    private final Credentials credentials;
    private final Failures failures;

    /** @throws IllegalArgumentException if the address names no host */
    HttpApiServer(URI address, CloseableHttpClient client, Credentials credentials) {
        this.address = address;
        this.host = host(address);
        this.client = client;
        this.credentials = credentials;
        this.failures = new Failures(address);
    }

    private static HttpHost host(URI address) {
        try {
            return HttpHost.create(address.getScheme() + "://" + address.getRawAuthority());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(address + " names no host", e);
        }
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
        ClassicHttpResponse response = exchange(request, credentials.headers());
        if (response.getCode() == 401) {
            Optional<List<Header>> renewed = credentials.renewed(response.getCode());
            if (renewed.isPresent()) {
                close(response);
                response = exchange(request, renewed.get());
            }
        }
        if (response.getCode() / 100 == 2) {
            return body(request, response);
        }
        throw failures.of(request, response.getCode(), retryAfter(response), refusal(request, response));
    }

    private ClassicHttpResponse exchange(ApiRequest request, List<Header> headers) {
        try {
            return client.executeOpen(host, message(request, headers), null);
        } catch (IOException e) {
            throw BrokenConnections.during(request, address, e);
        }
    }

    private ClassicHttpRequest message(ApiRequest request, List<Header> headers) {
        String prefix = address.getRawPath() == null ? "" : address.getRawPath();
        ClassicHttpRequest message =
                new BasicClassicHttpRequest(request.method().name(), host, prefix + request.path());
        headers.forEach(message::addHeader);
        message.setHeader("Accept", request.accept());
        request.body()
                .ifPresent(body ->
                        message.setEntity(new ByteArrayEntity(body.bytes(), ContentType.parse(body.mediaType()))));
        return message;
    }

    private InputStream body(ApiRequest request, ClassicHttpResponse response) {
        try {
            return AnswerStream.of(response, thrown -> BrokenConnections.during(request, address, thrown));
        } catch (IOException e) {
            close(response);
            throw BrokenConnections.during(request, address, e);
        }
    }

    private byte[] refusal(ApiRequest request, ClassicHttpResponse response) {
        try (InputStream body = body(request, response)) {
            return body.readNBytes(LARGEST_REFUSAL);
        } catch (IOException e) {
            return new byte[0]; // the code alone says enough
        }
    }

    private static @Nullable String retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        return header == null ? null : header.getValue();
    }

    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // It is given up anyway.
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
