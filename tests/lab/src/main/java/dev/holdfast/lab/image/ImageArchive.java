package dev.holdfast.lab.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes images into one archive, in the format of {@code docker save}. */
public final class ImageArchive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PASSWD = """
            root:x:0:0:root:/root:/bin/sh
            nonroot:x:65532:65532:nonroot:/tmp:/bin/false
            """.getBytes(StandardCharsets.US_ASCII);

    private ImageArchive() {}

    /** Writes them; while it does, their layers lie beside the archive. */
    public static void write(List<ContainerImage> images, Path archive) throws IOException {
        List<Map<String, Object>> manifest = new ArrayList<>();
        Path layer = archive.resolveSibling(archive.getFileName() + ".layer");
        try (TarWriter tar = new TarWriter(new BufferedOutputStream(Files.newOutputStream(archive)))) {
            for (ContainerImage image : images) {
                String digest = writeLayer(image, layer);
                String stem = image.name().replaceAll("[^a-zA-Z0-9.-]", "-");
                tar.file(stem + ".tar", 0644, layer);
                tar.file(stem + ".json", 0644, JSON.writeValueAsBytes(configuration(image, digest)));
                manifest.add(Map.of(
                        "Config", stem + ".json", "RepoTags", List.of(image.name()), "Layers", List.of(stem + ".tar")));
            }
            tar.file("manifest.json", 0644, JSON.writeValueAsBytes(manifest));
        } finally {
            Files.deleteIfExists(layer);
        }
    }

    private static Map<String, Object> configuration(ContainerImage image, String digest) {
        return new TreeMap<>(Map.of(
                "architecture",
                System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64",
                "os",
                "linux",
                "created",
                "1970-01-01T00:00:00Z",
                "config",
                Map.of("User", image.user(), "Entrypoint", image.command(), "Env", List.of("PATH=/bin:/app")),
                "rootfs",
                Map.of("type", "layers", "diff_ids", List.of("sha256:" + digest))));
    }

    /** Returns its SHA-256. */
    private static String writeLayer(ContainerImage image, Path target) throws IOException {
        MessageDigest digest = sha256();
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
        try (TarWriter tar = new TarWriter(new DigestOutputStream(file, digest))) {
            tar.folder("tmp", 01777);
            Set<String> folders = new LinkedHashSet<>(List.of("etc"));
            image.programs().keySet().forEach(path -> addParents(path.substring(1), folders));
            for (String folder : folders) {
                tar.folder(folder, 0755);
            }
            tar.file("etc/passwd", 0644, PASSWD);
            for (var program : new TreeMap<>(image.programs()).entrySet()) {
                tar.file(program.getKey().substring(1), 0755, program.getValue().toRealPath());
            }
            for (var link : new TreeMap<>(image.links()).entrySet()) {
                tar.link(link.getKey().substring(1), link.getValue());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addParents(String path, Set<String> folders) {
        for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            folders.add(path.substring(0, end));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
