package dev.holdfast.images;

import dev.holdfast.domain.Sha256;
import dev.holdfast.images.ImageContent.Placed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@link Rehearsal} has noted of each image's content, kept for the next time that the content is the same.
 *
 * @param folder where it is kept
 * @param java the program of the runtime that images will have
 * @param options that it will be started with
 */
record StartNotes(Path folder, Path java, List<String> options) {
    private static final String SUFFIX = ".aot";
    /** Somebody else may just be packing them. */
    private static final Duration IN_USE = Duration.ofHours(1);

    /** The file of notes on a content; the first time takes ten seconds of one processor. */
    Path of(ImageContent content) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path kept = folder.resolve(content.name() + "-" + key(content) + SUFFIX);
        if (Files.exists(kept)) {
            return kept;
        }
        try (Scratch scratch = Scratch.in(folder)) {
            Files.move(new Rehearsal(java, options, scratch.folder()).of(content), kept);
        } catch (FileAlreadyExistsException e) {
            return kept; // Somebody else was quicker; theirs are as good.
        }
        removeOthers(content.name(), kept);
        return kept;
    }

    private String key(ImageContent content) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        String words = Runtime.version() + "\n" + String.join("\n", options) + "\n"
                + String.join("\n", content.start().arguments());
        digest.update(words.getBytes(StandardCharsets.UTF_8));
        for (Placed file : content.files()) {
            digest.update((file.place() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(Sha256.of(Files.readAllBytes(file.source())).bytes());
        }
        return Sha256.ofDigest(digest.digest()).shortHex();
    }

    private void removeOthers(String name, Path kept) throws IOException {
        Instant old = Instant.now().minus(IN_USE);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String own = file.getFileName().toString();
                if (own.matches(name + "-[0-9a-f]+" + SUFFIX)
                        && !file.equals(kept)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
