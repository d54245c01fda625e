package dev.holdfast.lab.restic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The restic program on one repository in a folder.
 *
 * @param program the executable
 * @param repository the repository's folder
 */
public record Restic(Path program, Path repository, String password) {
    /**
     * Runs a command without a cache; returns what it printed.
     *
     * @throws UncheckedIOException if it fails; the message holds what it printed
     */
    public String run(String... arguments) {
        return runIn(repository, arguments);
    }

    /** As {@link #run}, in another folder. */
    public String runIn(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-cache", "-r", repository.toString()));
        command.addAll(List.of(arguments));
        try {
            return Commands.run(command, folder, Map.of("RESTIC_PASSWORD", password));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while restic was running", e);
        }
    }

    @Override
    public String toString() {
        return program.getFileName() + " on " + repository;
    }
}
