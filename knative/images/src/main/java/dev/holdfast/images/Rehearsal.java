package dev.holdfast.images;

import dev.holdfast.events.CopyCompleted;
import dev.holdfast.events.EtcdRequested;
import dev.holdfast.events.EventCodec;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.images.ImageContent.Placed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets what runs in an image do once what it is there for, and keeps what the JVM notes of it (JEP 514): with that it starts in a third of the time. The
 * notes serve the same Java with the same jars only, wherever these lie, if each has the time that it had here.
 */
final class Rehearsal {
    /** As Jib gives it to all files of an image. */
    private static final FileTime TIME = FileTime.fromMillis(1000);

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int TAIL = 2000;
    private static final String RUN = "20260101-000000-000000";
    private static final String DIGEST = "0".repeat(64);

    private final Path java;
    private final List<String> options;
    private final Path folder;

    /**
     * @param java the program of the runtime that the image will have
     * @param options that it will be started with
     * @param folder empty, and nobody else's
     */
    Rehearsal(Path java, List<String> options, Path folder) {
        this.java = java;
        this.options = options;
        this.folder = folder;
    }

    /** Does it, and answers with the file of notes. */
    Path of(ImageContent content) throws IOException, InterruptedException {
        layOut(content);
        Path notes = folder.resolve("notes.aot");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.add("-XX:AOTCacheOutput=" + notes);
        content.start().arguments().forEach(argument -> command.add(here(argument)));
        try (TrialWorld world = new TrialWorld()) {
            switch (content.start().trial()) {
                case Trial.None() -> throw new IllegalArgumentException(content.name() + " is not to be tried");
                case Trial.Server() -> serve(command, world);
                case Trial.Command(List<String> arguments) -> {
                    arguments.forEach(each ->
                            command.add(each.replace("{broker}", world.broker().toString())));
                    Process process = start(command, world, Map.of());
                    await(process);
                }
            }
        }
        if (!Files.exists(notes)) {
            throw new ImageException("The rehearsal of " + content.name() + " left no notes. It said: " + said());
        }
        return notes;
    }

    private void layOut(ImageContent content) throws IOException {
        for (Placed file : content.files()) {
            Path target = Path.of(here(file.place()));
            Files.createDirectories(target.resolve(".."));
            Files.copy(file.source(), target);
            Files.setLastModifiedTime(target, TIME);
        }
    }

    /** Paths of the image begin in the folder here. */
    private String here(String text) {
        return text.replace(BuiltParts.APPLICATION + "/", folder.resolve("app") + "/");
    }

    private Process start(List<String> command, TrialWorld world, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().putAll(world.variables(folder));
        builder.environment().putAll(more);
        return builder.start();
    }

    private void serve(List<String> command, TrialWorld world) throws IOException, InterruptedException {
        int port = freePort();
        Process process = start(
                command, world, Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/");
            awaitReady(client, address.resolve("/q/health/ready"), process);
            for (HoldfastEvent event : events()) {
                client.send(
                        HttpRequest.newBuilder(address)
                                .header("ce-specversion", "1.0")
                                .header("ce-id", event.id())
                                .header("ce-source", "/rehearsal")
                                .header("ce-type", event.type())
                                .header("ce-subject", event.plan())
                                .header("Content-Type", "application/json")
                                .timeout(LIMIT)
                                .POST(BodyPublishers.ofByteArray(EventCodec.json(event)))
                                .build(),
                        BodyHandlers.discarding());
            }
        } finally {
            process.destroy();
            await(process);
        }
    }

    /** One of each that wakes a function; whose they are not refuses them. */
    private static List<HoldfastEvent> events() {
        String plan = TrialWorld.PLAN;
        return List.of(
                new SnapshotRequested(plan, RUN),
                new EtcdRequested(plan, RUN),
                new SnapshotTaken(plan, RUN, "bucket", DIGEST, DIGEST, 1),
                new ReplicationRequested(plan, RUN, "container", 0, ""),
                new CopyCompleted(plan, RUN, "container", DIGEST, 1, 1),
                new RestoreTestRequested(plan, "container", "rehearsal"),
                new RestoreRequested(plan, "holdfast-system", "rehearsal", "rehearsal"));
    }

    private void awaitReady(HttpClient client, URI address, Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                HttpRequest request = HttpRequest.newBuilder(address).build();
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new ImageException("What shall rehearse does not come up. It said: " + said(), notYet);
                }
            }
            Thread.sleep(50);
        }
    }

    private void await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new ImageException("A rehearsal did not end within " + LIMIT.toSeconds() + " s. It said: " + said());
        }
    }

    private String said() throws IOException {
        String text = Files.readString(folder.resolve("said"));
        return text.substring(Math.max(0, text.length() - TAIL));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
