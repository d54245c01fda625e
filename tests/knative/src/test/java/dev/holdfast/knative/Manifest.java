package dev.holdfast.knative;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What the tests apply: files beside them. */
final class Manifest {
    private Manifest() {}

    static String read(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Manifest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
