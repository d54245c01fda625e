package dev.holdfast.throwaway.binaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The projects' own release files, checked against the checksums that they publish beside them. Kubernetes publishes its API server
 * for Linux alone.
 */
record OfficialRelease(URI kubernetes, URI etcd, Platform platform, Supplier<Download> downloads) implements Source {

    static OfficialRelease usual(Map<String, String> environment, Consumer<String> progress) {
        return new OfficialRelease(
                URI.create("https://dl.k8s.io/release/"),
                URI.create("https://github.com/etcd-io/etcd/releases/download/"),
                Platform.current(),
                () -> Download.with(environment, progress));
    }

    @Override
    public String name() {
        return "official release";
    }

    @Override
    public Outcome fetch(Program program, Path scratch) throws InterruptedException {
        if (!platform.system().equals("linux")) {
            return new Outcome.Unavailable("there is none for " + platform.system());
        }
        try (var download = downloads.get()) {
            return program.isApiServer() ? apiServer(download, program, scratch) : etcd(download, program, scratch);
        } catch (IOException e) {
            return new Outcome.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private Outcome apiServer(Download download, Program program, Path scratch)
            throws IOException, InterruptedException {
        var folder = kubernetes.resolve("v" + program.version() + "/bin/linux/" + platform.processor() + "/");
        var expected = download.text(folder.resolve(program.name() + ".sha256")).strip();
        var file = scratch.resolve(program.name());
        download.file(folder.resolve(program.name()), file);
        return checked(file, Optional.of(expected)).orElseGet(() -> new Outcome.Obtained(file));
    }

    private Outcome etcd(Download download, Program program, Path scratch) throws IOException, InterruptedException {
        var folder = etcd.resolve("v" + program.version() + "/");
        var stem = "etcd-v" + program.version() + "-linux-" + platform.processor();
        var archive = scratch.resolve(stem + ".tar.gz");
        var expected = download.text(folder.resolve("SHA256SUMS"))
                .lines()
                .map(line -> line.split("\\s+\\*?", 2))
                .filter(sum -> sum.length == 2 && sum[1].equals(stem + ".tar.gz"))
                .map(sum -> sum[0])
                .findFirst();
        download.file(folder.resolve(stem + ".tar.gz"), archive);
        var refused = checked(archive, expected);
        return refused.isPresent()
                ? refused.get()
                : unpacked(archive, scratch.resolve(stem).resolve(program.name()));
    }

    private static Outcome unpacked(Path archive, Path program) throws IOException, InterruptedException {
        var folder = archive.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(archive + " lies in no folder");
        }
        var tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return tar.waitFor() == 0 && Files.isRegularFile(program)
                ? new Outcome.Obtained(program)
                : new Outcome.Unavailable("its archive cannot be unpacked");
    }

    private static Optional<Outcome> checked(Path file, Optional<String> expected) {
        var actual = sha256(file);
        return expected.equals(Optional.of(actual))
                ? Optional.empty()
                : Optional.of(new Outcome.Unavailable(file.getFileName() + " does not match its checksum: expected "
                        + expected.orElse("one that is not published") + ", got " + actual));
    }

    private static String sha256(Path file) {
        try (var content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int count; (count = content.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
