package dev.holdfast.contracts;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What the parts of the contract share. */
public interface StoreContract {
    /** The place of the running test. */
    TestPlace place();

    default ObjectStore store() {
        return place().store();
    }

    static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    static ObjectKey key(String value) {
        return ObjectKey.of(value);
    }

    /** A put that asks again as long as the store says that asking again helps (409 conflict). */
    static PutOutcome putPatiently(ObjectStore store, ObjectKey key, Content content) {
        for (int attempt = 0; ; attempt++) {
            try {
                return store.putIfAbsent(key, content);
            } catch (StoreException.Retryable e) {
                if (attempt == 50) {
                    throw e;
                }
            }
        }
    }

    static byte[] readAll(ObjectStore store, ObjectKey key) {
        return read(store, key, VersionSelector.CURRENT, ByteRange.ALL);
    }

    static byte[] read(ObjectStore store, ObjectKey key, VersionSelector version, ByteRange range) {
        try (InputStream in = store.read(key, version, range)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("Reading " + key + " failed", e);
        }
    }
}
