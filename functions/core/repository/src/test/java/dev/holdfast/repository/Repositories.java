package dev.holdfast.repository;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.store.ObjectStore;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Repositories for tests: cheap passwords, small packs. */
public final class Repositories {
    public static final SecureRandom RANDOM = new SecureRandom();
    public static final OpenSettings SMALL =
            OpenSettings.of(RANDOM).within(64 << 20, 2).withPackSize(1 << 20);

    private Repositories() {}

    public static MemoryObjectStore store() {
        return new MemoryObjectStore(InstantSource.system());
    }

    public static RepositoryPassword password() {
        return RepositoryPassword.of("correct horse");
    }

    public static InitSettings settings() {
        return InitSettings.of(RANDOM, InstantSource.system(), "test-host").withCost(ScryptCost.TRIVIAL);
    }

    public static Repository init(ObjectStore store) {
        return Repository.init(store, password(), settings()).with(SMALL);
    }

    public static Repository open(ObjectStore store) {
        return Repository.open(store, password(), SMALL);
    }
}
