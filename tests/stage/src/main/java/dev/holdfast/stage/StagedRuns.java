package dev.holdfast.stage;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.repository.InitSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.PendingSnapshot;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** A repository in a stage's first copy, and runs in it as the snapshot function would have taken them. */
public final class StagedRuns {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);

    private final Stage stage;
    private final ObjectStore store;
    private final Repository repository;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();

    private StagedRuns(Stage stage) {
        this.stage = stage;
        this.store = stage.store("first");
        try (RepositoryPassword password = RepositoryPassword.of(Identities.PASSWORD)) {
            this.repository = Repository.init(
                    store,
                    password,
                    InitSettings.of(stage.random(), Clock.systemUTC(), "prod").withCost(ScryptCost.TRIVIAL));
        }
    }

    /** From now on every run says that it left this out. */
    public void leaveOut(String what) {
        leftOut.put(what, 1L);
    }

    /** Makes the repository. */
    public static StagedRuns in(Stage stage) {
        return new StagedRuns(stage);
    }

    /** What a committed run left behind: the digest that names its receipt, and its snapshot. */
    public record Taken(Sha256 receipt, SnapshotId snapshot) {
        /** The receipt, as events write it. */
        public String receiptName() {
            return receipt.hex();
        }

        /** The snapshot, as events write it. */
        public String snapshotName() {
            return snapshot.toString();
        }
    }

    /** Takes a run with one ConfigMap of each name. */
    public Taken take(String run, String... configMaps) {
        Map<String, String> objects = new TreeMap<>();
        for (String name : configMaps) {
            objects.put("namespaces/shop/configmaps.core/" + name + ".json", """
                    {"apiVersion":"v1","data":{"of":"%s"},"kind":"ConfigMap","metadata":{"name":"%s","namespace":"shop"}}""".formatted(run, name));
        }
        return take(run, objects);
    }

    /** Takes a run with these objects: path in the snapshot to JSON. */
    public Taken take(String run, Map<String, String> objects) {
        Instant now = Clock.systemUTC().instant();
        SnapshotRequest request = SnapshotRequest.of(now, "prod", "/" + Stage.PLAN);
        try (SnapshotWriter writer = repository.newSnapshot(request)) {
            objects.forEach(
                    (path, json) -> writer.file(TreePath.of(path), json.getBytes(StandardCharsets.UTF_8), FILE));
            CaptureManifest manifest = new CaptureManifest(
                    "v1.37.0", new ServedApi(List.of(), List.of()), List.of(), List.of(), List.of());
            writer.file(TreePath.of(CaptureManifest.PATH), manifest.toJson(), FILE);
            AtomicReference<Sha256> receipt = new AtomicReference<>();
            var committed = writer.commit(pending -> receipt.set(
                    Receipts.write(store, stage.receiptSigner(), receipt(run, now, pending, objects.size()))));
            return new Taken(receipt.get(), committed.id());
        }
    }

    private Receipt receipt(String run, Instant now, PendingSnapshot pending, long objects) {
        return new Receipt(
                new Receipt.Origin(Stage.PLAN, new RunId(run), Member.OBJECTS, "prod"),
                new Receipt.Commit(now, "holdfast/stage"),
                new Receipt.Needs(
                        pending.configDigest(), Optional.of(pending.id()), pending.indexes(), pending.packs()),
                new Receipt.Contents(
                        List.of(Member.OBJECTS),
                        new TreeMap<>(Map.of(
                                "objects", objects, "bytes", pending.counts().bytes())),
                        leftOut),
                Outcome.COMPLETE);
    }
}
