package dev.holdfast.lab.azure.worm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file of JSON lines, each the new state of one container or one blob; the last line about a thing counts. */
final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    /** A container's default where {@code blob} is null, else all versions of a blob. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String container,
            @Nullable String blob,
            @Nullable DefaultPolicy policy,
            List<BlobVersion> versions,
            boolean hasCurrent) {
        static Line container(String name, @Nullable DefaultPolicy policy) {
            return new Line(name, null, policy, List.of(), false);
        }

        static Line blob(String container, String blob, BlobHistory history) {
            return new Line(container, blob, null, history.versions(), history.hasCurrent());
        }

        BlobHistory history() {
            return new BlobHistory(versions, hasCurrent);
        }
    }

    private final Path file;
    private final BufferedWriter writer;

    Journal(Path file) {
        this.file = file;
        try {
            cutTornEnd(file);
            this.writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The check's index " + file + " cannot be written", e);
        }
    }

    /** A line that a killed check did not finish was never acknowledged to anyone. */
    private static void cutTornEnd(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            long end = access.length();
            while (end > 0 && !endsLine(access, end)) {
                end--;
            }
            access.setLength(end);
        }
    }

    private static boolean endsLine(RandomAccessFile access, long end) throws IOException {
        access.seek(end - 1);
        return access.read() == '\n';
    }

    void replay(Consumer<Line> consumer) {
        try (var lines = Files.lines(file)) {
            lines.map(Journal::parse).forEach(consumer);
        } catch (IOException e) {
            throw new UncheckedIOException("The check's index " + file + " cannot be read", e);
        }
    }

    void append(Line line) {
        try {
            writer.write(JSON.writeValueAsString(line));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The check's index " + file + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The check's index " + file + " cannot be closed", e);
        }
    }

    private static Line parse(String line) {
        try {
            return JSON.readValue(line, Line.class);
        } catch (IOException e) {
            throw new UncheckedIOException("A line of the check's index is damaged", e);
        }
    }
}
