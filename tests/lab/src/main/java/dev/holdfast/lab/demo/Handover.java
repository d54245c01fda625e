package dev.holdfast.lab.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** What the reader gets at the end: how to read each copy without Holdfast, and how to play with what is left running. */
final class Handover {
    private final Path folder;
    private final Installation installation;
    private final List<Place> places;
    private final Narrator narrator;

    Handover(Path folder, Installation installation, List<Place> places, Narrator narrator) {
        this.folder = folder;
        this.installation = installation;
        this.places = places;
        this.narrator = narrator;
    }

    /** Says where the copies lie, and the one command of restic that reads each. */
    void withoutHoldfast() throws Exception {
        narrator.chapter("Without Holdfast");
        narrator.say("Any restic reads the copies, while their servers run (--keep leaves them running):");
        narrator.say("  . " + environmentFile());
        for (Place place : places) {
            narrator.say("  restic --no-lock -r " + place.restic().repository() + " check --read-data");
        }
    }

    /** Says what can be tried, and waits until somebody presses Enter; where nobody can, for a signal. */
    void play(InputStream keyboard) throws IOException, InterruptedException {
        narrator.say("");
        narrator.say("Everything keeps running until you press Enter. To play with it, in another terminal:");
        narrator.say("  . " + folder.resolve("environment"));
        narrator.say("  ./holdfast verdict");
        narrator.say("  ./holdfast snapshots --from " + places.getLast().name());
        narrator.say(
                "  KUBECONFIG=" + folder.resolve("secrets/comeback/kubeconfig") + " kubectl get all --all-namespaces");
        narrator.say(
                "  KUBECONFIG=" + folder.resolve("etcd-back/kubeconfig") + " kubectl get secrets --all-namespaces");
        if (keyboard.read() < 0) {
            narrator.say("There is no keyboard here: everything keeps running until this program is ended, as by: kill "
                    + ProcessHandle.current().pid());
            new CountDownLatch(1).await();
        }
    }

    /** A file for the shell, which only its owner reads: it holds the credentials of the places. */
    private Path environmentFile() throws IOException {
        Map<String, String> variables = new TreeMap<>(installation.holdfast());
        variables.put(
                "RESTIC_PASSWORD_FILE", installation.identities().password().toString());
        places.forEach(place -> variables.putAll(place.restic().environment()));
        StringBuilder lines = new StringBuilder();
        variables.forEach((name, value) -> lines.append("export ")
                .append(name)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        Path file = folder.resolve("environment");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, lines);
    }
}
