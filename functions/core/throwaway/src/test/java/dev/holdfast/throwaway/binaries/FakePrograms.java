package dev.holdfast.throwaway.binaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Scripts in the place of programs. */
final class FakePrograms {
    private FakePrograms() {}

    /** What a program of that version prints when it is asked for it. */
    static String thatSays(String version) {
        return "#!/bin/sh\necho \"Version v" + version + "\"\n";
    }

    static Path write(Path file, String script) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, script);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
