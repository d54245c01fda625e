package dev.holdfast.scenarios.killed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What killed processes left half-written in the folder. */
record UnfinishedFiles(Path folder) {
    private static final Duration LONG_AGO = Duration.ofDays(2);

    static UnfinishedFiles of(KillSite site) {
        return new UnfinishedFiles(site.folder().resolve("copies/.holdfast/tmp"));
    }

    List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Path file : all()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** As if the kills had been days ago. */
    void age() throws IOException {
        for (Path file : all()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(LONG_AGO)));
        }
    }
}
