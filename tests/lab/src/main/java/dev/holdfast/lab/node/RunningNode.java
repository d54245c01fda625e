package dev.holdfast.lab.node;

import dev.holdfast.lab.parts.PartsCache;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A node that another process started.
 *
 * @param folder that it writes
 * @param firstProcess as the machine numbers it
 */
public record RunningNode(Path folder, ProcessHandle firstProcess) {
    private static final String FIRST_PROCESS = "first-process";
    private static final int END_POLLS = 300;

    /** The one with the lowest number; none where none runs. */
    public static Optional<RunningNode> first(Map<String, String> environment) {
        Path nodes = NodeHold.nodes(PartsCache.of(environment));
        return IntStream.range(0, NodeAddresses.MOST)
                .mapToObj(number -> nodes.resolve(new NodeAddresses(number).name()))
                .flatMap(folder -> in(folder).stream())
                .findFirst();
    }

    static void remember(Path folder, long firstProcess) throws IOException {
        Files.writeString(folder.resolve(FIRST_PROCESS), Long.toString(firstProcess));
    }

    /** The link shows that it runs: of a node that was killed together with its holder, the folder is still there. */
    private static Optional<RunningNode> in(Path folder) {
        try {
            if (NetworkInterface.getByName(folder.getFileName().toString()) == null) {
                return Optional.empty();
            }
            long process = Long.parseLong(Files.readString(folder.resolve(FIRST_PROCESS)));
            return ProcessHandle.of(process).map(handle -> new RunningNode(folder, handle));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The command that runs another inside, with kubectl's settings in its environment. */
    public List<String> commandInside(List<String> command) {
        return Inside.withKubeconfig(firstProcess.pid(), command);
    }

    /** Ends all that runs in it, and waits until what it wrote is removed. */
    public void end() throws InterruptedException {
        firstProcess.destroyForcibly();
        for (int polls = 0; Files.exists(folder); polls++) {
            if (polls == END_POLLS) {
                throw new IllegalStateException(
                        folder + " is still there; the next node that takes its number removes it");
            }
            Thread.sleep(100);
        }
    }
}
