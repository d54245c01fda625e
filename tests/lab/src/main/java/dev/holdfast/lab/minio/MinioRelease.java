package dev.holdfast.lab.minio;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;

/** The last binary that the project published itself, checked against the digest published beside it. */
final class MinioRelease implements MinioSource {
    private static final String RELEASE = "RELEASE.2025-09-07T16-13-09Z";
    private static final String BASE = "https://dl.min.io/server/minio/release/%s/archive/minio." + RELEASE;

    @Override
    public String name() {
        return "official release";
    }

    @Override
    public void get(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        String address = String.format(BASE, platform());
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(Redirect.NORMAL)
                .build()) {
            String published = ask(client, address + ".sha256sum", BodyHandlers.ofString())
                    .body()
                    .split(" ", 2)[0];
            progress.accept("Fetching MinIO " + RELEASE + " (about 110 MB)");
            Path program = folder.resolve(PROGRAM);
            String digest;
            try (InputStream body =
                    ask(client, address, BodyHandlers.ofInputStream()).body()) {
                digest = copy(body, program);
            }
            if (!digest.equals(published)) {
                throw new IOException("what was fetched does not have the published digest");
            }
            makeExecutable(program);
        }
    }

    private static <T> HttpResponse<T> ask(HttpClient client, String address, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .build();
        HttpResponse<T> response;
        try {
            response = client.send(request, handler);
        } catch (IOException e) {
            throw new IOException(request.uri().getHost() + " cannot be reached", e);
        }
        if (response.statusCode() != 200) {
            throw new IOException(request.uri().getHost() + " answers " + response.statusCode());
        }
        return response;
    }

    private static String copy(InputStream body, Path program) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Files.copy(new DigestInputStream(body, digest), program, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no SHA-256", e);
        }
    }

    private static void makeExecutable(Path program) throws IOException {
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("what was fetched cannot be made executable");
        }
    }

    private static String platform() throws IOException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String os = system.contains("linux") ? "linux" : system.contains("mac") ? "darwin" : "";
        String arch = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> "";
        };
        if (os.isEmpty() || arch.isEmpty()) {
            throw new IOException("there is none for " + system);
        }
        return os + "-" + arch;
    }
}
