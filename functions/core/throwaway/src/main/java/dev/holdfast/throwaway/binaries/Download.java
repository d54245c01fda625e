package dev.holdfast.throwaway.binaries;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Fetches files by HTTP: gives up soon where there is no network, and when nothing arrives any more. */
final class Download implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Consumer<String> progress;
    private final Duration silence;

    private Download(HttpClient client, Consumer<String> progress, Duration silence) {
        this.client = client;
        this.progress = progress;
        this.silence = silence;
    }

    /** Uses the proxy that {@code HTTPS_PROXY} names, which Java itself does not look at. */
    static Download with(Map<String, String> environment, Consumer<String> progress) {
        var builder = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NORMAL);
        var proxy = environment.getOrDefault("HTTPS_PROXY", environment.getOrDefault("https_proxy", ""));
        if (!proxy.isBlank()) {
            var address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            builder.proxy(ProxySelector.of(new InetSocketAddress(address.getHost(), Math.max(80, address.getPort()))));
        }
        return new Download(builder.build(), progress, SILENCE);
    }

    Download withSilence(Duration longest) {
        return new Download(client, progress, longest);
    }

    /** A small text. */
    String text(URI address) throws IOException, InterruptedException {
        var response = client.sendAsync(request(address), BodyHandlers.ofString());
        return finished(address, await(address, response, silence));
    }

    /** A big file. */
    void file(URI address, Path target) throws IOException, InterruptedException {
        progress.accept("downloading " + address);
        var response = client.sendAsync(request(address), BodyHandlers.ofFile(target));
        long before = -1;
        var silent = Duration.ZERO;
        var step = silence.compareTo(BETWEEN_NEWS) < 0 ? silence : BETWEEN_NEWS;
        while (!isDone(response, step)) {
            var now = Files.exists(target) ? Files.size(target) : 0;
            silent = now == before ? silent.plus(step) : Duration.ZERO;
            if (silent.compareTo(silence) >= 0) {
                response.cancel(true);
                throw new IOException(address.getHost() + " fell silent after " + now + " bytes");
            }
            before = now;
            progress.accept("downloading " + target.getFileName() + ": " + now / 1_000_000 + " MB");
        }
        finished(address, await(address, response, silence));
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private static HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address).build();
    }

    private static boolean isDone(CompletableFuture<?> future, Duration within) throws InterruptedException {
        try {
            future.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }

    private static <T> HttpResponse<T> await(URI address, CompletableFuture<HttpResponse<T>> response, Duration within)
            throws IOException, InterruptedException {
        try {
            return response.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException(address.getHost() + " does not answer", e);
        } catch (ExecutionException e) {
            throw new IOException(address.getHost() + " cannot be reached", e);
        }
    }

    private static <T> T finished(URI address, HttpResponse<T> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(address + " answered " + response.statusCode());
        }
        return response.body();
    }
}
