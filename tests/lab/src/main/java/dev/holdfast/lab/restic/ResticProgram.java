package dev.holdfast.lab.restic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * Finds the program: what {@code HOLDFAST_RESTIC} names (for the newest), the cache, the official release with its checksum, a
 * build with Go from the module proxy.
 */
public final class ResticProgram {
    private ResticProgram() {}

    /** Obtains one version into a file. */
    interface Source {
        /** @throws IOException if it cannot be had this way; says why */
        void fetch(ResticVersion version, Path target, Path scratch) throws IOException, InterruptedException;
    }

    /**
     * The executable.
     *
     * @throws TestAbortedException if it cannot be had here; says what was tried
     */
    public static Path require(ResticVersion version, Map<String, String> environment) {
        String given = environment.getOrDefault("HOLDFAST_RESTIC", "");
        if (version == ResticVersion.NEWEST && !given.isEmpty()) {
            return Path.of(given);
        }
        Path cache = cache(environment);
        Path program = cache.resolve("restic-" + version.number());
        if (Files.isExecutable(program)) {
            return program;
        }
        return fetch(version, cache, program, List.of(new ResticRelease(), new ResticBuild(environment)));
    }

    private static Path cache(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        String caches = environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache");
        return Path.of(environment.getOrDefault("HOLDFAST_CACHE", caches + "/holdfast"));
    }

    private static Path fetch(ResticVersion version, Path cache, Path program, List<Source> sources) {
        List<String> reasons = new ArrayList<>();
        for (Source source : sources) {
            try {
                Files.createDirectories(cache);
                Path scratch = Files.createTempDirectory(cache, "restic.");
                try {
                    Path fresh = scratch.resolve("restic");
                    source.fetch(version, fresh, scratch);
                    // Another test run may have been quicker: then its file is as good.
                    return Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Commands.deleteTree(scratch);
                }
            } catch (IOException e) {
                reasons.add(source.getClass().getSimpleName() + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TestAbortedException("Interrupted while fetching restic", e);
            }
        }
        throw new TestAbortedException("restic " + version.number() + " cannot be had here: " + reasons
                + ". Name one in HOLDFAST_RESTIC, or install Go.");
    }
}
