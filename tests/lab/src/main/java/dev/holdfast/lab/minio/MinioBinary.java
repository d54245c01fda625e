package dev.holdfast.lab.minio;

import dev.holdfast.lab.parts.MissingPartException;
import dev.holdfast.lab.parts.PartsCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opentest4j.TestAbortedException;

/**
 * Finds the program: what {@code HOLDFAST_MINIO} names; the cache; the official release with its checksum; a build by the Go toolchain.
 */
public final class MinioBinary {
    /** Given: the path of a {@code minio} program. */
    static final String GIVEN = "HOLDFAST_MINIO";

    private static final String HOW = "Install Go 1.24 or newer, or name a minio program in " + GIVEN + ".";

    private final Map<String, String> environment;
    private final Consumer<String> progress;

    /** @param progress gets a line now and then while it is fetched or built */
    public MinioBinary(Map<String, String> environment, Consumer<String> progress) {
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * The program's path.
     *
     * @throws MissingPartException if there is no way to get it here
     */
    public Path find() throws InterruptedException {
        String given = environment.getOrDefault(GIVEN, "");
        if (!given.isBlank()) {
            return given(Path.of(given));
        }
        return PartsCache.of(environment)
                .get("minio-" + MinioSource.VERSION, progress, this::get)
                .resolve(MinioSource.PROGRAM);
    }

    /** Finds it for a test, which is skipped, with the reason, where it cannot be had. */
    public static Path findOrSkipTest() throws InterruptedException {
        try {
            return new MinioBinary(System.getenv(), System.err::println).find();
        } catch (MissingPartException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }

    private static Path given(Path program) {
        if (!Files.isExecutable(program)) {
            throw new MissingPartException("MinIO", GIVEN + " names " + program + ", which is no program", HOW);
        }
        return program;
    }

    private void get(Path folder) throws InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (MinioSource source : List.of(new MinioRelease(), new MinioGoBuild(environment))) {
            try {
                source.get(folder, progress);
                return;
            } catch (IOException e) {
                reasons.add(source.name() + ": " + e.getMessage());
            }
        }
        throw new MissingPartException("MinIO", String.join("; ", reasons), HOW);
    }
}
