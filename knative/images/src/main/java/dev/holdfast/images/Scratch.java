package dev.holdfast.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes with all that is in it. */
record Scratch(Path folder) implements AutoCloseable {
    /** An empty one where the machine keeps such. */
    static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("holdfast-image-"));
    }

    /** An empty one in a folder. */
    static Scratch in(Path parent) throws IOException {
        return new Scratch(Files.createTempDirectory(parent, "scratch-"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
