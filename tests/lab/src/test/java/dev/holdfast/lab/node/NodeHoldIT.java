package dev.holdfast.lab.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.lab.parts.MissingPartException;
import java.io.BufferedReader;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Name spaces come and go, and leave nothing. Only root may make them. */
class NodeHoldIT {
    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereNameSpacesCanBeMade() throws Exception {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/unshare"))) {
            throw new TestAbortedException("The name spaces of a node can be made only by root on Linux");
        }
        try {
            NodeHold.take(folder).close();
        } catch (MissingPartException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }

    @Test
    void twoNodesAreTwoAndBothAreGoneWhenClosed() throws Exception {
        try (NodeHold one = NodeHold.take(folder);
                NodeHold other = NodeHold.take(folder)) {
            assertThat(one.addresses()).isNotEqualTo(other.addresses());
            assertThat(new Inside(one.firstProcess()).run(List.of("ip", "-4", "address", "show", "eth0")))
                    .contains(one.addresses().node());
            assertThat(NetworkInterface.getByName(other.addresses().name())).isNotNull();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatRunsInsideEndsWithTheNode() throws Exception {
        Process sleeper;
        try (NodeHold hold = NodeHold.take(folder)) {
            sleeper = new Inside(hold.firstProcess()).start(List.of("sleep", "1000"), folder.resolve("sleep.log"));
            assertThat(sleeper.isAlive()).isTrue();
        }
        assertThat(sleeper.waitFor()).isNotZero();
    }

    @Test
    void whenItsParentIsKilledNothingIsLeft() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingParent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = parent.inputReader(UTF_8);
        String name = said.readLine();
        assertThat(NetworkInterface.getByName(name)).isNotNull();

        parent.destroyForcibly().waitFor();

        await().untilAsserted(() -> {
            assertThat(NetworkInterface.getByName(name)).isNull();
            assertThat(folder).isEmptyDirectory();
            assertThat(cgroups(name)).isEmpty();
        });
    }

    private static List<Path> cgroups(String name) throws Exception {
        try (Stream<Path> controllers = Files.list(Path.of("/sys/fs/cgroup"))) {
            return Stream.concat(Stream.of(Path.of("/sys/fs/cgroup")), controllers)
                    .map(controller -> controller.resolve(name))
                    .filter(Files::exists)
                    .toList();
        }
    }
}
