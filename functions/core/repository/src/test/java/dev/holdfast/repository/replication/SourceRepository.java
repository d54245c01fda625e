package dev.holdfast.repository.replication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.FakeSigner;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.receipt.SampleReceipts;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Something shaped like a repository: replication knows no more of one than names, sizes and receipts. */
final class SourceRepository {
    static final FakeSigner SIGNER = new FakeSigner("writer");

    private final MemoryObjectStore store;
    private final Random random;
    private final Sha256 config;

    SourceRepository(MemoryObjectStore store, long seed) {
        this.store = store;
        this.random = new Random(seed);
        byte[] bytes = ("config " + seed).getBytes(UTF_8);
        this.config = Sha256.of(bytes);
        store.putIfAbsent(RepositoryLayout.CONFIG, Content.of(bytes));
        file("keys/", 300);
        file("wrapped/", 200);
        file("evidence/", 100);
    }

    Sha256 config() {
        return config;
    }

    StoredPack pack() {
        byte[] bytes = new byte[1 + random.nextInt(3000)];
        random.nextBytes(bytes);
        PackId id = new PackId(Sha256.of(bytes));
        store.putIfAbsent(RepositoryLayout.key(id), Content.of(bytes));
        return new StoredPack(id, bytes.length);
    }

    List<StoredPack> packs(int count) {
        List<StoredPack> packs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packs.add(pack());
        }
        return packs;
    }

    Sha256 file(String folder, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        Content content = Content.of(bytes);
        store.putIfAbsent(ObjectKey.of(folder + content.sha256()), content);
        return content.sha256();
    }

    /** A committed snapshot that needs these packs; its receipt. */
    Sha256 snapshot(List<StoredPack> packs) {
        IndexId index = new IndexId(file("index/", 500));
        SnapshotId snapshot = new SnapshotId(file("snapshots/", 400));
        Receipt receipt = SampleReceipts.of(config, snapshot, List.of(index), packs);
        return Receipts.write(store, SIGNER, receipt);
    }
}
