package dev.holdfast.lab.node;

import dev.holdfast.lab.image.ContainerImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Starts the servers of a node in their order, and waits until pods can run. */
final class NodeStart {
    /** Usual are 10 s; a loaded machine takes a multiple. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final int TAIL = 1500;
    private static final String BASE_IMAGE = "localhost/base:v1";
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private final LabNode node;
    private final NodeHold hold;
    private final NodeServers servers;
    private final Inside inside;
    private final List<Started> started = new ArrayList<>();
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    NodeStart(LabNode node, NodeHold hold, NodePrograms programs) {
        this.node = node;
        this.hold = hold;
        this.servers = new NodeServers(programs, hold.addresses());
        this.inside = new Inside(hold.firstProcess());
    }

    private record Started(String name, Process process, Path log) {}

    /** Whether it is so yet; an exception means no, and why. */
    private interface Check {
        void pass() throws IOException, InterruptedException;
    }

    void run() throws IOException, InterruptedException {
        try {
            new NodeFiles(hold.folder(), hold.addresses()).write(new NodeIdentity(Instant.now(), new SecureRandom()));
        } catch (GeneralSecurityException e) {
            throw new IOException("its certificates could not be made", e);
        }
        start(servers.etcd());
        start(servers.apiServer());
        start(servers.containerd());
        await("the container runtime answers", () -> inside.run(List.of("ctr", "version")));
        node.importImages(List.of(base()));
        await("the API server is ready", () -> node.kubectl().run("get", "--raw=/readyz"));
        start(servers.controllerManager());
        start(servers.scheduler());
        start(servers.kubelet());
        start(servers.proxy());
        start(servers.dns());
        node.kubectl().apply(Files.readString(hold.folder().resolve("dns.yaml")));
        await(
                "the node is ready",
                () -> node.kubectl().run("wait", "--for=condition=Ready", "node/" + NodeFiles.NODE, "--timeout=1s"));
        await("pods may be made", () -> node.kubectl().run("get", "serviceaccount", "default"));
    }

    /** A shell to run commands with; also what holds the name spaces of a pod. */
    private ContainerImage base() throws IOException, InterruptedException {
        List<String> commands =
                inside.run(List.of(BUSYBOX.toString(), "--list")).lines().toList();
        return ContainerImage.ofBusybox(BASE_IMAGE, BUSYBOX, commands);
    }

    private void start(NodeServers.Server server) throws IOException {
        Path log = hold.folder().resolve("log/" + server.name() + ".log");
        started.add(new Started(server.name(), inside.start(server.command(), log), log));
    }

    private void await(String what, Check check) throws IOException, InterruptedException {
        while (true) {
            try {
                check.pass();
                return;
            } catch (IOException | Kubectl.KubectlException notYet) {
                for (Started each : started) {
                    if (!each.process().isAlive()) {
                        throw new IOException(each.name() + " ended with status "
                                + each.process().exitValue() + ". Its log ends:\n" + tail(each.log()));
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("after " + LIMIT.toSeconds() + " s it is not so that " + what + " ("
                            + notYet.getMessage() + ")");
                }
                Thread.sleep(100);
            }
        }
    }

    private static String tail(Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.length() - TAIL));
    }
}
