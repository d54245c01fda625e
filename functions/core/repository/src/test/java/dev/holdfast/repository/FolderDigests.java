package dev.holdfast.repository;

import dev.holdfast.domain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder with their digests, by names whose every byte is one character, whatever the locale is. */
final class FolderDigests {
    private FolderDigests() {}

    static Map<String, String> of(Path top) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        int prefix = name(top).length();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList()) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    digests.put(
                            name(path).substring(prefix),
                            Sha256.of(Files.readAllBytes(path)).hex());
                }
            }
        }
        return digests;
    }

    /** As the names that {@link #of} gives. */
    static String latin(byte[] name) {
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static String name(Path path) {
        String raw = path.toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        String name = latin(bytes.toByteArray());
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !name.endsWith("/") ? name + "/" : name;
    }
}
