package dev.holdfast.store.azure;

import dev.holdfast.contracts.TestPlace;
import dev.holdfast.lab.azure.worm.DefaultPolicy;
import dev.holdfast.lab.azure.worm.Role;
import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Two fresh containers of an account, one that locks for a fortnight and one that does not, and another program with rights on both. */
final class AzurePlace implements TestPlace {
    private static final AtomicInteger PLACES = new AtomicInteger();

    private final AzureAccount account;
    private final String locked = "locked" + PLACES.incrementAndGet();
    private final String unlocked = "un" + locked;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AzureObjectStore store;
    private final AzureObjectStore unlockedStore;

    AzurePlace(AzureAccount account) {
        this.account = account;
        account.check().defineContainer(locked, DefaultPolicy.locked(Duration.ofDays(14)));
        account.check().defineContainer(unlocked, null);
        this.store = account.owner(locked);
        this.unlockedStore = account.owner(unlocked);
    }

    @Override
    public AzureObjectStore store() {
        return store;
    }

    @Override
    public AzureObjectStore unlockedStore() {
        return unlockedStore;
    }

    @Override
    public void overwrite(ObjectKey key, byte[] bytes) {
        require(201, put(locked, key.value(), bytes));
    }

    /** Refused while the file is locked, as every file of {@link #store()} is. */
    @Override
    public void hide(ObjectKey key) {
        require(202, delete(locked, key.value()));
    }

    int tryToHide(ObjectKey key) {
        return delete(locked, key.value());
    }

    void overwriteUnlocked(ObjectKey key, byte[] bytes) {
        require(201, put(unlocked, key.value(), bytes));
    }

    void hideUnlocked(ObjectKey key) {
        require(202, delete(unlocked, key.value()));
    }

    @Override
    public void plant(String name, byte[] bytes) {
        require(201, put(locked, name, bytes));
    }

    @Override
    public void waitUntil(Instant instant) throws InterruptedException {
        while (!Instant.now().isAfter(instant)) {
            Thread.sleep(Duration.between(Instant.now(), instant).toMillis() + 10);
        }
    }

    @Override
    public void close() {
        store.close();
        unlockedStore.close();
        http.close();
    }

    private int put(String container, String name, byte[] bytes) {
        return send(
                request(container, name).header("x-ms-blob-type", "BlockBlob").PUT(BodyPublishers.ofByteArray(bytes)));
    }

    private int delete(String container, String name) {
        return send(request(container, name).DELETE());
    }

    private HttpRequest.Builder request(String container, String name) {
        String path = URLEncoder.encode("holdfast/prod/" + name, StandardCharsets.UTF_8)
                .replace("+", "%20");
        String token =
                account.check().sas(Role.INTRUDER, container, Instant.now().plusSeconds(600));
        return HttpRequest.newBuilder(
                URI.create(account.check().endpoint() + "/" + container + "/" + path + "?" + token));
    }

    private int send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void require(int expected, int status) {
        if (status != expected) {
            throw new IllegalStateException("The other program was answered " + status + " instead of " + expected);
        }
    }
}
