package dev.holdfast.store.local;

import dev.holdfast.contracts.TestPlace;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Two folders, and another program with the rights of the same user. Its clock goes with this machine's, plus what was waited. */
final class LocalPlace implements TestPlace {
    private final Path folder;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final LocalObjectStore store;
    private final LocalObjectStore unlocked;

    LocalPlace(Path temporary) {
        folder = made(temporary.resolve("locking"));
        store = new LocalObjectStore(folder, Duration.ofDays(1), this::now);
        unlocked = new LocalObjectStore(made(temporary.resolve("unlocked")), Duration.ZERO, this::now);
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public ObjectStore unlockedStore() {
        return unlocked;
    }

    @Override
    public void overwrite(ObjectKey key, byte[] bytes) {
        hide(key);
        plant(key.value(), bytes);
    }

    @Override
    public void hide(ObjectKey key) {
        try {
            Files.deleteIfExists(folder.resolve(key.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void plant(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void waitUntil(Instant instant) {
        ahead.updateAndGet(duration -> duration.plus(Duration.between(now(), instant)));
    }

    @Override
    public void close() {}

    private Instant now() {
        return Instant.now().plus(ahead.get());
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
