package dev.holdfast.lab.node;

import dev.holdfast.lab.parts.MissingPartException;
import dev.holdfast.lab.parts.PartsCache;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The name spaces of a node, its network, its cgroup and its folder: {@code hold.sh} makes them, and takes them away when we end, also
 * if we are killed.
 */
final class NodeHold implements AutoCloseable {
    private static final int TAKEN = 75;
    private static final String READY = "ready";
    private static final int END_SECONDS = 30;

    private final Process holder;
    private final NodeAddresses addresses;
    private final Path folder;

    private NodeHold(Process holder, NodeAddresses addresses, Path folder) {
        this.holder = holder;
        this.addresses = addresses;
        this.folder = folder;
    }

    /** The folder of the nodes' folders. */
    static Path nodes(PartsCache cache) {
        return cache.root().toAbsolutePath().resolve("nodes");
    }

    /** Takes the first number that no other node of this machine has. */
    static NodeHold take(Path nodes) throws IOException {
        for (int number = 0; number < NodeAddresses.MOST; number++) {
            NodeAddresses addresses = new NodeAddresses(number);
            NodeHold hold = start(addresses, nodes.resolve(addresses.name()));
            if (hold.isReady()) {
                return hold;
            }
        }
        throw new MissingPartException(
                "A node",
                "this machine has " + NodeAddresses.MOST + " already",
                "See what runs: ip link show type veth");
    }

    NodeAddresses addresses() {
        return addresses;
    }

    /** On the machine; inside it is {@link Inside#FOLDER}. */
    Path folder() {
        return folder;
    }

    /** The first process of the node, as the machine numbers it. */
    long firstProcess() {
        return holder.children()
                .flatMap(ProcessHandle::children)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The node " + addresses.name() + " has ended"))
                .pid();
    }

    boolean isAlive() {
        return holder.isAlive();
    }

    /** Ends all that runs in it, and takes it away. */
    @Override
    public void close() {
        try {
            holder.getOutputStream().close();
            if (!holder.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The node " + addresses.name() + " has not ended after " + END_SECONDS
                        + " s; see what is left: ip link show " + addresses.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static NodeHold start(NodeAddresses addresses, Path folder) throws IOException {
        // A session of its own: a Ctrl-C is ours alone, and what then is left is still taken away.
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", script(), "hold"));
        command.addAll(List.of(addresses.name(), folder.toString(), addresses.host(), addresses.node()));
        command.addAll(List.of(addresses.pods(), addresses.services()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", Inside.PATH));
        return new NodeHold(builder.start(), addresses, folder);
    }

    /** False if the number is another's. */
    private boolean isReady() throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
        for (String line; (line = output.readLine()) != null; ) {
            if (line.equals(READY)) {
                RunningNode.remember(folder, firstProcess());
                return true;
            }
            said.append(line).append('\n');
        }
        int status = holder.onExit().join().exitValue();
        if (status == TAKEN) {
            return false;
        }
        throw new MissingPartException(
                "A node",
                "its name spaces could not be made (status " + status + "): "
                        + said.toString().strip(),
                "Run it on a machine, real or virtual, where root may do everything.");
    }

    private static String script() throws IOException {
        try (InputStream script = NodeHold.class.getResourceAsStream("hold.sh")) {
            if (script == null) {
                throw new IllegalStateException("hold.sh is missing in the jar of the lab");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
