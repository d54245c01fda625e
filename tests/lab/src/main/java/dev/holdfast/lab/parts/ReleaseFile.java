package dev.holdfast.lab.parts;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A file that a project releases, with the text beside it that holds its SHA-256: alone, or in lines with the names of files.
 *
 * @param address where it is
 * @param checksums where its checksum is
 */
public record ReleaseFile(URI address, URI checksums) {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    public static ReleaseFile of(String address, String checksums) {
        return new ReleaseFile(URI.create(address), URI.create(checksums));
    }

    /** @throws IOException if it cannot be had, or is not what its checksum says; in words that fit into a list of reasons */
    public void fetch(Path target) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(Redirect.NORMAL)
                .build()) {
            String expected = expected(ask(client, checksums, BodyHandlers.ofString()));
            String actual;
            try (InputStream body = ask(client, address, BodyHandlers.ofInputStream())) {
                actual = copy(body, target);
            }
            if (!actual.equals(expected)) {
                throw new IOException(name() + " is not what its checksum says: " + actual + ", not " + expected);
            }
        }
    }

    /** Fetches a gzipped tar archive, and takes one program out of it. */
    public void fetchMember(String program, Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve(name());
        fetch(archive);
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString(), program)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException(name() + " does not hold " + program);
        }
        Files.delete(archive);
        makeExecutable(folder.resolve(program));
    }

    /** So that everybody may run it. */
    public static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String name() {
        return Path.of(address.getPath()).getFileName().toString();
    }

    /** Of {@code digest}, {@code digest  name} and {@code digest *name}, the line that is about this file. */
    private String expected(String text) throws IOException {
        return text.lines()
                .map(line -> line.strip().split("\\s+\\*?", 2))
                .filter(parts -> parts.length == 1 || Path.of(parts[1]).endsWith(name()))
                .map(parts -> parts[0])
                .findFirst()
                .orElseThrow(() -> new IOException(checksums + " does not name " + name()));
    }

    private static <T> T ask(HttpClient client, URI address, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        try {
            var response = client.send(request, handler);
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            return response.body();
        } catch (ConnectException | HttpTimeoutException e) {
            throw new IOException(address.getHost() + " cannot be reached", e);
        }
    }

    private static String copy(InputStream body, Path target) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Files.copy(new DigestInputStream(body, digest), target);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no SHA-256", e);
        }
    }
}
