package dev.holdfast.throwaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntSupplier;

/** The two servers of a control plane and their folder, as one thing that starts and ends. */
record RunningServers(URI server, PlaneFolder folder, GuardedProcess etcd, GuardedProcess apiServer) {
    static final String KUBECONFIG = "kubeconfig";
    private static final int PORTS_TRIED = 5;
    private static final long PAUSE_MILLIS = 20;

    /** Starts both at once: the API server waits for etcd by itself. */
    static RunningServers start(ControlPlaneSettings settings, ClusterIdentity identity, IntSupplier ports) {
        var root = settings.dataRoot().orElseGet(PlaneFolder::defaultRoot);
        LeftoverSweep.of(root);
        try {
            var folder = PlaneFolder.create(root);
            try {
                return start(new Begun(withData(settings, folder), identity, folder), ports);
            } catch (RuntimeException | IOException failure) {
                folder.close();
                throw failure;
            }
        } catch (IOException e) {
            throw new ControlPlaneException(
                    "A throwaway control plane could not be started in " + root + ": " + e.getMessage(), e);
        }
    }

    private record Begun(ControlPlaneSettings settings, ClusterIdentity identity, PlaneFolder folder) {}

    /** Makes the data that etcd begins with; the settings, with what the API server needs to read it. */
    private static ControlPlaneSettings withData(ControlPlaneSettings settings, PlaneFolder folder) throws IOException {
        if (settings.etcd().data().isEmpty()) {
            return settings;
        }
        var arguments = new ArrayList<>(settings.apiServerArguments());
        arguments.addAll(settings.etcd().data().get().make(folder.path(), folder.file(ServerCommands.DATA)));
        return settings.withApiServerArguments(arguments);
    }

    private static RunningServers start(Begun begun, IntSupplier ports) throws IOException {
        var folder = begun.folder();
        var etcd = GuardedProcess.startWiping(
                "etcd", folder.file("etcd.log"), folder.path(), ServerCommands.etcd(begun.settings(), folder));
        try {
            writeFiles(folder, begun.identity());
            return serving(new Attempt(begun.settings(), begun.identity(), folder, etcd), ports);
        } catch (RuntimeException | IOException failure) {
            etcd.stop();
            throw failure;
        }
    }

    void stop() {
        apiServer.stop();
        etcd.stop();
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The data of a throwaway control plane is left in " + folder.path(), e);
        }
    }

    private record Attempt(
            ControlPlaneSettings settings, ClusterIdentity identity, PlaneFolder folder, GuardedProcess etcd) {}

    private static RunningServers serving(Attempt attempt, IntSupplier ports) throws IOException {
        for (int tried = 1; ; tried++) {
            var port = ports.getAsInt();
            var folder = attempt.folder();
            var server = URI.create("https://127.0.0.1:" + port);
            var apiServer = GuardedProcess.start(
                    "kube-apiserver",
                    folder.file("kube-apiserver.log"),
                    ServerCommands.apiServer(attempt.settings(), folder, port));
            try {
                awaitReady(attempt, apiServer, server);
                writePrivately(folder.file(KUBECONFIG), Kubeconfig.of(server.toString(), attempt.identity()));
                return new RunningServers(server, folder, attempt.etcd(), apiServer);
            } catch (RuntimeException | IOException failure) {
                var portWasTaken = apiServer.logTail().contains("address already in use");
                apiServer.stop();
                if (!portWasTaken || tried == PORTS_TRIED) {
                    throw failure;
                }
            }
        }
    }

    private static void awaitReady(Attempt attempt, GuardedProcess apiServer, URI server) {
        var deadline = System.nanoTime() + attempt.settings().startTimeout().toNanos();
        try (var readiness =
                new Readiness(server, attempt.identity(), attempt.settings().etcd())) {
            while (!readiness.reached()) {
                requireAlive(attempt.etcd());
                requireAlive(apiServer);
                if (System.nanoTime() - deadline > 0) {
                    throw new ControlPlaneException(
                            "kube-apiserver was not ready after "
                                    + attempt.settings().startTimeout().toSeconds()
                                    + " s; give it longer, or see the end of its log:\n" + apiServer.logTail(),
                            null);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException("Interrupted while a throwaway control plane was starting", e);
        }
    }

    private static void requireAlive(GuardedProcess server) {
        if (!server.isAlive()) {
            throw new ControlPlaneException(
                    server + " ended while the control plane was starting; the end of its log:\n" + server.logTail(),
                    null);
        }
    }

    private static void writeFiles(PlaneFolder folder, ClusterIdentity identity) throws IOException {
        writePrivately(folder.file("server.crt"), Pem.of(identity.server()));
        writePrivately(folder.file("server.key"), Pem.of(identity.serverKey().getPrivate()));
        writePrivately(
                folder.file("service-account.key"),
                Pem.of(identity.serviceAccountKey().getPrivate()));
        writePrivately(
                folder.file("service-account.pub"),
                Pem.of(identity.serviceAccountKey().getPublic()));
        writePrivately(folder.file("tokens.csv"), identity.tokenFile());
    }

    private static void writePrivately(Path file, String text) throws IOException {
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(file, Set.copyOf(options), ownerOnly)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
        }
    }
}
