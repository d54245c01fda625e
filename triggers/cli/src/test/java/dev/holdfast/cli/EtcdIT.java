package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.etcd.LabEtcd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code holdfast etcd}, with a member that runs. */
class EtcdIT {
    @TempDir
    Path folder;

    private LabEtcd etcd;
    private Installation installation;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        etcd = LabEtcd.start(Files.createDirectories(folder.resolve("etcd")), 1);
        etcd.api(0).put("/registry/configmaps/shop/prices", "tea 3");
        installation = new Installation(folder);
        installation.plan(Map.of("nas", installation.atNas()), "etcd: {endpoints: [\"" + etcd.endpoint(0) + "\"]}");
        installation.call("repository", "init").worked();
    }

    @AfterEach
    void stop() {
        etcd.close();
    }

    @Test
    void aSnapshotIsTakenListedBroughtBackAndVerified() {
        JsonNode taken =
                installation.call("etcd", "snapshot", "-o", "json").worked().json();
        JsonNode listed =
                installation.call("etcd", "snapshots", "-o", "json").worked().json();
        Path back = folder.resolve("back");
        JsonNode restored = installation
                .call("etcd", "restore", "--into", back.toString(), "-o", "json")
                .worked()
                .json();
        JsonNode verified = installation
                .call("etcd", "verify", back.resolve("snapshot.db").toString(), "-o", "json")
                .worked()
                .json();

        DocumentedShape.check("etcd snapshot", taken);
        DocumentedShape.check("etcd snapshots", listed);
        DocumentedShape.check("etcd restore", restored);
        DocumentedShape.check("etcd verify", verified);
        assertThat(verified.path("revision").asLong()).isEqualTo(2);
        assertThat(back.resolve("m0.etcd/member/snap/db")).exists();
        assertThat(restored.path("commands").toString()).contains("systemctl restart kubelet", back.toString());
    }

    @Test
    void platformsThatMakeTheirOwnDirectoriesGetTheFileAlone() {
        installation.call("etcd", "snapshot").worked();
        Path back = folder.resolve("back");

        Call restored = installation
                .call(
                        "etcd",
                        "restore",
                        "--into",
                        back.toString(),
                        "--for",
                        "k3s",
                        "--member",
                        "server-1=https://10.0.0.5:2380")
                .worked();

        assertThat(restored.out()).contains("--cluster-reset-restore-path", "root@10.0.0.5");
        assertThat(back.resolve("server-1.etcd")).doesNotExist();
        installation.call("etcd", "restore", "--into", back.toString()).failed(9, "is there already");
    }

    @Test
    void filesOfAllKindsAreVerifiedOrNamed() throws IOException {
        installation.call("etcd", "snapshot").worked();
        Path back = folder.resolve("back");
        installation
                .call("etcd", "restore", "--into", back.toString(), "--for", "talos")
                .worked();
        Path file = back.resolve("snapshot.db");
        byte[] whole = Files.readAllBytes(file);
        Path zipped = folder.resolve("on-demand-server-0.zip");
        try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(zipped))) {
            archive.putNextEntry(new ZipEntry("on-demand-server-0"));
            archive.write(whole);
        }
        Path cut = Files.write(folder.resolve("cut.db"), Arrays.copyOf(whole, whole.length / 2));
        Path flipped = Files.write(folder.resolve("flipped.db"), whole);
        try (RandomAccessFile bytes = new RandomAccessFile(flipped.toFile(), "rw")) {
            bytes.seek(3 * 4096 + 17);
            bytes.write(0x55);
        }

        etcd.kill(0);
        assertThat(installation
                        .call("etcd", "verify", etcd.database(0).toString())
                        .worked()
                        .out())
                .contains("is sound", "no sum of its own");
        assertThat(installation
                        .call("etcd", "verify", zipped.toString(), "-o", "json")
                        .worked()
                        .json()
                        .path("packing")
                        .asText())
                .isEqualTo("zip");
        installation.call("etcd", "verify", cut.toString()).failed(8, "cut off");
        installation.call("etcd", "verify", flipped.toString()).failed(8, "SHA-256");
        installation
                .call("etcd", "verify", installation.password().toString())
                .failed(8, "does not begin like a database");
        installation
                .call("etcd", "verify", folder.resolve("none.db").toString())
                .failed(7, "no file");
    }

    @Test
    void anEtcdThatDoesNotAnswerIsNamed() {
        etcd.kill(0);

        installation.call("etcd", "snapshot").failed(4, etcd.endpoint(0));
    }
}
