package dev.holdfast.contracts;

import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PrefixedObjectStore;
import java.time.Instant;

/** A folder of a store, between neighbours that must not show, is a store. */
class PrefixedObjectStoreContractTest extends ObjectStoreContract {
    private static final ObjectKey FOLDER = ObjectKey.of("team-a/nightly");

    @Override
    protected TestPlace newPlace() {
        MemoryPlace whole = new MemoryPlace(PrefixedObjectStoreContractTest::withNeighbours);
        return new TestPlace() {
            @Override
            public ObjectStore store() {
                return new PrefixedObjectStore(whole.store(), FOLDER);
            }

            @Override
            public ObjectStore unlockedStore() {
                return new PrefixedObjectStore(whole.unlockedStore(), FOLDER);
            }

            @Override
            public void overwrite(ObjectKey key, byte[] bytes) {
                whole.overwrite(ObjectKey.of(FOLDER + "/" + key), bytes);
            }

            @Override
            public void hide(ObjectKey key) {
                whole.hide(ObjectKey.of(FOLDER + "/" + key));
            }

            @Override
            public void plant(String name, byte[] bytes) {
                whole.plant(FOLDER + "/" + name, bytes);
            }

            @Override
            public void waitUntil(Instant instant) {
                whole.waitUntil(instant);
            }

            @Override
            public void close() {
                whole.close();
            }
        };
    }

    private static ObjectStore withNeighbours(ObjectStore store) {
        for (String neighbour :
                new String[] {"team-a/nightl", "team-a/nightly-2/config", "team-a/nightly.old", "team-b/x", "z"}) {
            store.putIfAbsent(ObjectKey.of(neighbour), Content.of(new byte[] {1}));
        }
        return store;
    }
}
