package dev.holdfast.steps.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.etcd.restore.DataDirectory;
import dev.holdfast.etcd.restore.Instructions;
import dev.holdfast.etcd.restore.Platform;
import dev.holdfast.etcd.restore.RestoredMember;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.SnapshotOpener;
import dev.holdfast.throwaway.binaries.EtcdUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is printed for kubeadm is typed into a shell, word by word. The shell's {@code ssh} and {@code scp} reach a folder that stands for
 * the node, and a kubelet of a few lines runs a real etcd while its manifest is there.
 */
class PrintedCommandsIT {
    private final Stage stage;
    private final Workbench bench;
    private final Path node;
    private final Path programs;
    private final LabEtcd etcd;

    PrintedCommandsIT(@TempDir Path folder) throws IOException {
        stage = Stage.set(folder.resolve("stage"));
        StagedRuns.in(stage);
        bench = Benches.on(stage);
        node = Files.createDirectories(folder.resolve("node"));
        programs = Files.createDirectories(folder.resolve("bin"));
        etcd = LabEtcd.planned(node, 1);
    }

    @AfterEach
    void stop() {
        etcd.close();
    }

    @Test
    void kubeadmsControlPlaneComesBackByWhatIsPrintedAlone() throws Exception {
        etcd.start();
        etcd.api(0).put("/registry/configmaps/shop/prices", "tea 3");
        stage.writePlan("etcd: {endpoints: [\"" + etcd.endpoint(0) + "\"]}");
        List<String> lines = commands();
        etcd.api(0).put("/registry/configmaps/shop/prices", "all is lost");
        setUpNode();

        Process shell = new ProcessBuilder("/bin/sh", "-e", "-c", String.join("\n", lines))
                .redirectErrorStream(true)
                .redirectOutput(node.resolve("shell.log").toFile())
                .directory(node.toFile())
                .start();
        kubeletUntil(shell, System.nanoTime() + TimeUnit.MINUTES.toNanos(2));

        assertThat(shell.exitValue())
                .as(Files.readString(node.resolve("shell.log")))
                .isZero();
        assertThat(etcd.api(0).get("/registry/configmaps/shop/prices")).contains("tea 3");
        assertThat(etcd.api(0).revision()).isGreaterThan(1_000_000_000L);
        assertThat(node.resolve("m0.before-restore/member")).isDirectory();
        assertThat(node.resolve("log"))
                .content()
                .containsSubsequence("kubelet stopped etcd", "kubelet started etcd")
                .contains("systemctl restart kubelet");
    }

    private List<String> commands() throws IOException {
        new EtcdStep(bench).run(bench.resources().plan(Stage.PLAN), new RunId(Stage.run(1)));
        Path back = node.resolveSibling("back");
        try (OpenSnapshot snapshot = new SnapshotOpener(bench)
                .open(
                        bench.resources().plan(Stage.PLAN),
                        new LocationName("first"),
                        SnapshotChoice.parse("latest"),
                        Member.ETCD)) {
            EtcdRestoration restoration = new EtcdRestoration(snapshot, back);
            restoration.write();
            List<RestoredMember> members = restoration.facts().members().stream()
                    .map(member ->
                            new RestoredMember(member.name(), member.peerUrls().getFirst()))
                    .toList();
            restoration.dataDirectory(
                    EtcdUtility.obtain(System.getenv(), System.err::println),
                    new DataDirectory(restoration.file(), members.getFirst(), members, "token"));
            String path = "export PATH=" + programs + ":$PATH";
            List<String> printed = new Instructions(Platform.KUBEADM, back, members, Optional.empty()).lines();
            return Stream.concat(Stream.of(path), printed.stream()).toList();
        }
    }

    /** The node's folders are below another one, and its programs say what they were told. */
    private void setUpNode() throws IOException {
        Path manifests = Files.createDirectories(node.resolve("kubernetes/manifests"));
        for (String part : List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")) {
            Files.writeString(manifests.resolve(part + ".yaml"), "kind: Pod\n");
        }
        Files.writeString(node.resolve("running"), "etcd\n");
        Files.writeString(node.resolve("log"), "");
        String here =
                "sed -e 's#/etc/kubernetes#" + node + "/kubernetes#g' -e 's#/var/lib/etcd#" + etcd.data(0) + "#g'";
        program(
                "ssh",
                "test \"$1\" = root@127.0.0.1\ncommand=$(printf '%s' \"$2\" | " + here
                        + ")\nexec /bin/sh -e -c \"$command\"");
        program(
                "scp",
                "target=$(printf '%s' \"${3#root@127.0.0.1:}\" | " + here + ")\nexec cp \"$1\" \"$2\" \"$target\"");
        program("crictl", "exec cat " + node.resolve("running"));
        program("systemctl", "echo \"systemctl $*\" >>" + node.resolve("log"));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\nset -e\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Runs etcd as long as its manifest is there, as a kubelet does. */
    private void kubeletUntil(Process shell, long deadline) throws IOException, InterruptedException {
        Path manifest = node.resolve("kubernetes/manifests/etcd.yaml");
        Path running = node.resolve("running");
        while (shell.isAlive() || (Files.exists(manifest) && Files.size(running) == 0)) {
            if (!Files.exists(manifest) && Files.size(running) > 0) {
                etcd.kill(0);
                Files.writeString(running, "");
                log("kubelet stopped etcd");
            } else if (Files.exists(manifest) && Files.size(running) == 0) {
                log("kubelet started etcd");
                Files.writeString(running, "etcd\n");
                etcd.restart(0);
            }
            if (System.nanoTime() > deadline) {
                shell.destroyForcibly();
                throw new IllegalStateException(Files.readString(node.resolve("shell.log")));
            }
            Thread.sleep(20);
        }
    }

    private void log(String line) throws IOException {
        Files.write(node.resolve("log"), (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
}
