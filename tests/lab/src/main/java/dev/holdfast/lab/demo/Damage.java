package dev.holdfast.lab.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** What a dying disk does. */
final class Damage {
    private Damage() {}

    /** Flips one bit in the middle of the largest pack below {@code copy}, and answers which file it was. */
    static Path flipOneByte(Path copy) throws IOException {
        Path victim;
        try (Stream<Path> files = Files.walk(copy)) {
            victim = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/data/"))
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow(() -> new IllegalStateException("There is no pack in " + copy));
        }
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
        try (RandomAccessFile file = new RandomAccessFile(victim.toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int was = file.read();
            file.seek(middle);
            file.write(was ^ 1);
        }
        return victim;
    }
}
