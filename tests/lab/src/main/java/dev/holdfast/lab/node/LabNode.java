package dev.holdfast.lab.node;

import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.image.ContainerImage;
import dev.holdfast.lab.image.ImageArchive;
import dev.holdfast.lab.parts.MissingPartException;
import dev.holdfast.lab.parts.PartsCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opentest4j.TestAbortedException;

/** A node that runs. */
public final class LabNode implements AutoCloseable {
    private final NodeHold hold;
    private final Inside inside;
    private final NodePrograms programs;
    private final Consumer<String> progress;

    LabNode(NodeHold hold, NodePrograms programs, Consumer<String> progress) {
        this.hold = hold;
        this.inside = new Inside(hold.firstProcess());
        this.programs = programs;
        this.progress = progress;
    }

    /**
     * Starts one: gets what is missing (once, minutes), makes the name spaces, starts the servers, and waits until pods can run.
     *
     * @param environment as {@link System#getenv()}
     * @param progress told, a line at a time, what takes longer than a moment
     * @throws MissingPartException if this machine cannot bear it
     */
    public static LabNode start(Map<String, String> environment, Consumer<String> progress)
            throws InterruptedException {
        new Machine(environment, progress).require();
        NodePrograms programs = NodePrograms.find(environment, progress);
        NodeHold hold;
        try {
            hold = NodeHold.take(NodeHold.nodes(PartsCache.of(environment)));
        } catch (IOException e) {
            throw new UncheckedIOException("The name spaces of a node could not be made", e);
        }
        try {
            LabNode node = new LabNode(hold, programs, progress);
            new NodeStart(node, hold, programs).run();
            return node;
        } catch (IOException e) {
            hold.close();
            throw new UncheckedIOException("The node did not come up: " + e.getMessage(), e);
        } catch (RuntimeException | InterruptedException e) {
            hold.close();
            throw e;
        }
    }

    /** Starts one for a test, which is skipped, with the reason, where this machine cannot bear one. */
    public static LabNode startOrSkipTest() throws InterruptedException {
        try {
            return start(System.getenv(), System.err::println);
        } catch (MissingPartException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }

    /** Where it is, and what can reach what. */
    public NodeAddresses addresses() {
        return hold.addresses();
    }

    /** The administrator's kubeconfig; it serves on the machine and inside. */
    public Path kubeconfigFile() {
        return hold.folder().resolve("admin.kubeconfig");
    }

    /** The same as YAML. */
    public String kubeconfig() {
        try {
            return Files.readString(kubeconfigFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The node's kubeconfig is gone; has the node ended?", e);
        }
    }

    /** kubectl as the administrator. */
    public Kubectl kubectl() {
        return new Kubectl(programs.program("kubectl"), kubeconfigFile());
    }

    /** The API, raw. */
    public ClusterApi api() {
        return ClusterApi.of(kubeconfig());
    }

    /** The logs of its servers, one file each. */
    public Path logs() {
        return hold.folder().resolve("log");
    }

    /** Told what takes longer than a moment. */
    public Consumer<String> progress() {
        return progress;
    }

    /** Makes images known under their names, so that pods can use them. */
    public void importImages(List<ContainerImage> images) throws InterruptedException {
        Path archive = hold.folder().resolve("images.tar");
        try {
            ImageArchive.write(images, archive);
            importArchive(archive);
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException("Images could not be imported: " + e.getMessage(), e);
        }
    }

    /** Makes the images of an archive known, as Docker and Jib write them; OCI archives too. It must not lie below /run. */
    public void importArchive(Path archive) throws InterruptedException {
        run(List.of("ctr", "--namespace=k8s.io", "images", "import", archive.toString()));
    }

    /** Runs a command of the machine inside, and answers with what it printed. */
    public String run(List<String> command) throws InterruptedException {
        try {
            return inside.run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The command that runs another inside, with kubectl's settings in its environment; for a process of one's own. */
    public List<String> commandInside(List<String> command) {
        return Inside.withKubeconfig(inside.firstProcess(), command);
    }

    public boolean isAlive() {
        return hold.isAlive();
    }

    /** Ends all that runs in it, and removes all that it wrote. */
    @Override
    public void close() {
        hold.close();
    }
}
