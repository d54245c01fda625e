package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.steps.ProgressListener;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Level 1 of a proof: every file that a snapshot needs is there in this copy, and its bytes hash to its name. */
final class NeededBytes {
    private static final int AT_ONCE = 8;
    private static final int BUFFER = 128 << 10;

    private final Copy copy;
    private final ProgressListener progress;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    NeededBytes(Copy copy, ProgressListener progress) {
        this.copy = copy;
        this.progress = progress;
    }

    /** One sentence for each file that is missing or altered. */
    List<String> verify(Receipt receipt) {
        List<Future<Optional<String>>> checks;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            checks = files(receipt).stream()
                    .map(key -> threads.submit(() -> check(key)))
                    .toList();
        }
        return checks.stream().flatMap(check -> check.resultNow().stream()).toList();
    }

    private static List<ObjectKey> files(Receipt receipt) {
        List<ObjectKey> files = new ArrayList<>();
        for (StoredPack pack : receipt.needs().packs()) {
            String hex = pack.id().toString();
            files.add(ObjectKey.of("data/" + hex.substring(0, 2) + "/" + hex));
        }
        receipt.needs().indexes().forEach(index -> files.add(ObjectKey.of("index/" + index)));
        receipt.needs().snapshot().ifPresent(snapshot -> files.add(ObjectKey.of("snapshots/" + snapshot)));
        return files;
    }

    private Optional<String> check(ObjectKey key) throws InterruptedException {
        slots.acquire();
        try {
            Sha256 found = digest(key);
            progress.report("verified " + key);
            return found.equals(key.digest())
                    ? Optional.empty()
                    : Optional.of(key + " at " + copy.name() + " is altered: its bytes hash to " + found.shortHex()
                            + "…; bring it back from another copy");
        } catch (StoreException.NotFound e) {
            return Optional.of(
                    key + " is not there at " + copy.name() + ": replicate again, or bring it back from another copy");
        } catch (StoreException | IOException e) {
            return Optional.of(key + " could not be read at " + copy.name() + ": " + e.getMessage());
        } finally {
            slots.release();
        }
    }

    private Sha256 digest(ObjectKey key) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = copy.store().read(key, VersionSelector.CURRENT, ByteRange.ALL)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.ofDigest(digest.digest());
    }
}
