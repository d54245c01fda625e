package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks one list page by page. The next page is asked for as soon as the token for it is known, which with built-in types is before the first
 * item of a page.
 *
 * <p>A page that breaks off is asked for again: its token names one state of the cluster, so it is the same page, and what was already
 * passed on is skipped. The first page has no token; if it breaks off after an item the list must begin again.
 */
final class ListWalk {
    private static final int ATTEMPTS = 4;
    private static final int BUFFER = 64 << 10;

    private final ApiServer server;
    private final ApiRequest list;
    private final Executor prefetcher;
    private final Consumer<byte[]> items;
    private @Nullable CompletableFuture<InputStream> next;

    /**
     * @param list without {@code continue}
     * @param prefetcher must always have a thread, for the pages of all walks are waited for
     */
    ListWalk(ApiServer server, ApiRequest list, Executor prefetcher, Consumer<byte[]> items) {
        this.server = server;
        this.list = list;
        this.prefetcher = prefetcher;
        this.items = items;
    }

    /**
     * Passes every item on.
     *
     * @return the resourceVersion of the whole list
     * @throws ListForgottenException if it must begin again
     * @throws ApiException if the server does not give it
     */
    String run() throws ListForgottenException {
        try {
            ListEnvelope page = page("");
            String resourceVersion = page.resourceVersion();
            while (!page.isLast()) {
                page = page(page.next());
            }
            return resourceVersion;
        } catch (ApiException.Gone e) {
            throw new ListForgottenException(e);
        } finally {
            giveUpPrefetched();
        }
    }

    private ListEnvelope page(String token) throws ListForgottenException {
        int passedOn = 0;
        for (int attempt = 1; ; attempt++) {
            Page page = new Page(passedOn);
            try (InputStream body = takePrefetched(token)) {
                return page.read(body);
            } catch (IOException e) {
                giveUpPrefetched();
                passedOn = Math.max(passedOn, page.seen);
                if (token.isEmpty() && passedOn > 0) {
                    throw new ListForgottenException(e);
                }
                if (attempt == ATTEMPTS) {
                    throw ApiException.of(e);
                }
            }
        }
    }

    private InputStream takePrefetched(String token) {
        CompletableFuture<InputStream> prefetched = next;
        next = null;
        if (prefetched == null) {
            return server.open(request(token));
        }
        try {
            return prefetched.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void prefetch(String token) {
        next = CompletableFuture.supplyAsync(() -> server.open(request(token)), prefetcher);
    }

    private void giveUpPrefetched() {
        if (next != null) {
            var _ = next.thenAccept(ListWalk::close);
            next = null;
        }
    }

    private static void close(InputStream stream) {
        try (stream) {
            // Nobody reads it: closing is all.
        } catch (IOException e) {
            // It is given up anyway.
        }
    }

    private ApiRequest request(String token) {
        return token.isEmpty() ? list : list.query("continue", token);
    }

    /** One attempt at one page. */
    private final class Page {
        private final int skip;
        private final ListSplitter splitter = new ListSplitter(this::item, this::itemsBegin);
        private int seen;

        Page(int skip) {
            this.skip = skip;
        }

        ListEnvelope read(InputStream body) throws IOException {
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                splitter.feed(buffer, count);
            }
            if (!splitter.isComplete()) {
                throw new SocketException("the list ended in its middle");
            }
            ListEnvelope envelope = splitter.envelope();
            if (next == null && !envelope.isLast()) {
                prefetch(envelope.next());
            }
            return envelope;
        }

        private void itemsBegin() {
            ListEnvelope early = splitter.envelope();
            if (!early.isLast()) {
                prefetch(early.next());
            }
        }

        private void item(byte[] item) {
            if (seen >= skip) {
                items.accept(item);
            }
            seen++;
        }
    }
}
