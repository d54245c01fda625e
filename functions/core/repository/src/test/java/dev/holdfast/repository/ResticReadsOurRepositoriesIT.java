package dev.holdfast.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Sha256;
import dev.holdfast.lab.restic.Restic;
import dev.holdfast.lab.restic.ResticProgram;
import dev.holdfast.lab.restic.ResticVersion;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.NodeName;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.CommitHook;
import dev.holdfast.repository.write.CommittedSnapshot;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.store.local.LocalObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write, judged by the newest and by the oldest restic. */
final class ResticReadsOurRepositoriesIT {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0640);

    private static final byte[] NOT_TEXT = {'x', (byte) 0xff, 'y'};

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new TreeMap<>();
    private Path place = Path.of("unset");

    @ParameterizedTest
    @EnumSource
    void resticChecksAndRestoresWhatWeWrote(ResticVersion version) throws IOException {
        place = Files.createDirectory(folder.resolve("repository"));
        Restic restic = new Restic(ResticProgram.require(version, System.getenv()), place, "correct horse");
        manyKindsOfFiles();
        Repository repository = Repositories.init(store());
        CommittedSnapshot first = write(repository);
        files.put("added later", new byte[] {1, 2, 3});
        CommittedSnapshot second = write(repository);
        repository.addKey(RepositoryPassword.of("escrow"), Repositories.settings());

        assertThat(restic.run("check", "--read-data", "--no-lock")).contains("no errors were found");
        assertThat(new Restic(restic.program(), place, "escrow").run("snapshots", "--no-lock"))
                .contains(first.id().shortHex(), second.id().shortHex(), "a-tag");
        restic.run(
                "restore",
                second.id().toString(),
                "--no-lock",
                "--target",
                folder.resolve("restored").toString());
        assertThat(FolderDigests.of(folder.resolve("restored"))).isEqualTo(expected());
        assertThat(folder.resolve("restored/an empty directory")).isEmptyDirectory();
        assertThat(second.counts().storedBytes()).isLessThan(10_000);
    }

    private void manyKindsOfFiles() {
        Random random = new Random(7);
        byte[] large = new byte[12_345_678];
        random.nextBytes(large);
        files.put("large.bin", large);
        files.put("zeros.bin", new byte[20 << 20]);
        files.put("empty", new byte[0]);
        for (String name : List.of(
                "quote\"d",
                "back\\slash",
                "tab\there",
                "line\nbreak",
                "<html>&",
                "käse",
                "😀",
                "\u2028",
                "\u00ad",
                "\u0007")) {
            files.put("odd/" + name, name.getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 3000; i++) {
            files.put(
                    "namespaces/ns-" + i % 30 + "/pods.core/pod-" + i + ".json",
                    ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8));
        }
    }

    private CommittedSnapshot write(Repository repository) throws IOException {
        SnapshotRequest request =
                SnapshotRequest.of(Instant.now(), "host", "/data").withTags(List.of("a-tag"));
        try (SnapshotWriter writer = repository.newSnapshot(request)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                writer.file(TreePath.of(file.getKey()), new ByteArrayInputStream(file.getValue()), FILE);
            }
            writer.file(TreePath.ROOT.child(NodeName.ofBytes(NOT_TEXT)), new byte[] {9}, FILE);
            writer.directory(TreePath.of("an empty directory"), NodeAttributes.fixed(0755));
            return writer.commit(CommitHook.NONE);
        }
    }

    private Map<String, String> expected() {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> digests.put(
                FolderDigests.latin(name.getBytes(StandardCharsets.UTF_8)),
                Sha256.of(bytes).hex()));
        digests.put(FolderDigests.latin(NOT_TEXT), Sha256.of(new byte[] {9}).hex());
        return digests;
    }

    private LocalObjectStore store() {
        return new LocalObjectStore(place, Duration.ZERO, InstantSource.system());
    }
}
