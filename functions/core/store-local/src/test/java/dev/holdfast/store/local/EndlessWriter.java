package dev.holdfast.store.local;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A process of its own that writes content-named files until it is killed or the disk is full. */
final class EndlessWriter {
    static final int FAILED_AS_A_STORE = 7;

    private EndlessWriter() {}

    public static void main(String[] args) throws IOException {
        LocalObjectStore store = new LocalObjectStore(Path.of(args[0]), Duration.ofDays(1), InstantSource.system());
        SplittableRandom random = new SplittableRandom();
        try {
            while (true) {
                byte[] bytes = new byte[100_000 + random.nextInt(400_000)];
                random.nextBytes(bytes);
                Content content = Content.of(bytes);
                String name = content.sha256().hex();
                store.putIfAbsent(ObjectKey.of("data/" + name.substring(0, 2) + "/" + name), content);
            }
        } catch (StoreException e) {
            System.out.println(e);
            System.out.println("whole files: " + isAllWhole(store));
            System.exit(FAILED_AS_A_STORE);
        }
    }

    private static boolean isAllWhole(LocalObjectStore store) throws IOException {
        List<ObjectKey> keys = new ArrayList<>();
        store.list("", "", entry -> keys.add(entry.key()));
        for (ObjectKey key : keys) {
            try (InputStream in = store.read(key, VersionSelector.CURRENT, ByteRange.ALL)) {
                if (!Sha256.of(in.readAllBytes()).equals(key.digest())) {
                    return false;
                }
            }
        }
        return !keys.isEmpty();
    }
}
