package dev.holdfast.lab.azure;

import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.lab.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Azurite's blob service on a free port of 127.0.0.1; it ends with us. It knows no versions and ignores locks silently, so it is only
 * ever used behind the WORM check.
 */
final class AzuriteServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final URI endpoint;

    private AzuriteServer(ChildProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it.
     *
     * @param folder keeps its data; the same folder again has the same data again
     * @param accountKey in Base64
     */
    static AzuriteServer start(AzuriteInstallation installation, Path folder, String account, String accountKey)
            throws InterruptedException {
        int port = LoopbackPort.free();
        List<String> command = new ArrayList<>(installation.command());
        command.addAll(List.of("--blobHost", "127.0.0.1", "--blobPort", Integer.toString(port)));
        command.addAll(List.of("--location", folder.toString()));
        command.addAll(List.of("--silent", "--skipApiVersionCheck", "--disableTelemetry", "--disableProductStyleUrl"));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " for Azurite cannot be made", e);
        }
        ChildProcess process = ChildProcess.start(new ChildCommand(
                "azurite",
                command,
                Map.of("AZURITE_ACCOUNTS", account + ":" + accountKey, "PATH", "/usr/local/bin:/usr/bin:/bin"),
                folder,
                folder.resolve("azurite.log")));
        process.awaitReady(Readiness.port(port), LIMIT);
        return new AzuriteServer(process, URI.create("http://127.0.0.1:" + port + "/" + account));
    }

    /** The account's endpoint. */
    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.close();
    }
}
