package dev.holdfast.lab.restic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The official release, checked against its list of SHA-256. */
final class ResticRelease implements ResticProgram.Source {
    private static final String BASE = "https://github.com/restic/restic/releases/download/v";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void fetch(ResticVersion version, Path target, Path scratch) throws IOException, InterruptedException {
        String number = version.number();
        String name = "restic_" + number + "_" + system() + "_" + architecture() + ".bz2";
        byte[] archive = get(BASE + number + "/" + name);
        String sums = new String(get(BASE + number + "/SHA256SUMS"), StandardCharsets.US_ASCII);
        if (!sums.contains(sha256(archive) + "  " + name)) {
            throw new IOException(name + " does not match the release's list of checksums");
        }
        Path packed = Path.of(target + ".bz2");
        Files.write(packed, archive);
        Commands.run(List.of("bunzip2", packed.toString()), scratch, Map.of());
        Commands.makeExecutable(target);
    }

    private static byte[] get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofMinutes(2))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            return response.body();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
