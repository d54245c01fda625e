package dev.holdfast.throwaway.binaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialReleaseTest {
    private static final Program API_SERVER = new Program("kube-apiserver", "1.37.0");
    private static final String PROGRAM = "/v1.37.0/bin/linux/amd64/kube-apiserver";

    @TempDir
    Path scratch;

    private final Map<String, byte[]> files = new HashMap<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var file = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aProgramThatMatchesItsChecksumIsObtained() throws Exception {
        files.put(PROGRAM, "program".getBytes(UTF_8));
        files.put(PROGRAM + ".sha256", (sha256("program".getBytes(UTF_8)) + "\n").getBytes(UTF_8));

        var outcome = release("linux").fetch(API_SERVER, scratch);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Source.Outcome.Obtained.class,
                        obtained -> assertThat(obtained.file()).hasContent("program"));
    }

    @Test
    void aProgramThatWasTamperedWithIsRefused() throws Exception {
        files.put(PROGRAM, "tampered".getBytes(UTF_8));
        files.put(PROGRAM + ".sha256", sha256("program".getBytes(UTF_8)).getBytes(UTF_8));

        assertThat(reason(release("linux"), API_SERVER)).contains("does not match its checksum");
    }

    @Test
    void etcdComesOutOfItsArchive() throws Exception {
        var stem = "etcd-v3.7.3-linux-amd64";
        var archive = archiveWith(stem);
        files.put("/v3.7.3/" + stem + ".tar.gz", archive);
        files.put("/v3.7.3/SHA256SUMS", (sha256(archive) + "  " + stem + ".tar.gz\n00  other\n").getBytes(UTF_8));

        var outcome = release("linux").fetch(new Program("etcd", "3.7.3"), scratch);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Source.Outcome.Obtained.class,
                        obtained -> assertThat(obtained.file()).hasContent("the program"));
    }

    @Test
    void anEtcdWhoseChecksumIsNotPublishedIsRefused() throws Exception {
        var stem = "etcd-v3.7.3-linux-amd64";
        files.put("/v3.7.3/" + stem + ".tar.gz", archiveWith(stem));
        files.put("/v3.7.3/SHA256SUMS", "00  other\n".getBytes(UTF_8));

        assertThat(reason(release("linux"), new Program("etcd", "3.7.3"))).contains("one that is not published");
    }

    @Test
    void whatIsNotPublishedIsUnavailable() throws Exception {
        assertThat(reason(release("linux"), API_SERVER)).contains("answered 404");
    }

    @Test
    void whereNobodyAnswersItGivesUp() throws Exception {
        server.stop(0);

        assertThat(reason(release("linux"), API_SERVER)).contains("cannot be reached");
    }

    @Test
    void aServerThatFallsSilentIsLeft() throws Exception {
        files.put(PROGRAM + ".sha256", "00".getBytes(UTF_8));
        server.createContext(PROGRAM, exchange -> {
            if (exchange.getRequestURI().getPath().equals(PROGRAM)) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().flush();
            } else {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write(files.get(PROGRAM + ".sha256"));
                exchange.close();
            }
        });

        assertThat(reason(release("linux"), API_SERVER)).contains("fell silent");
    }

    @Test
    void thereIsNoneForOtherSystems() throws Exception {
        assertThat(reason(release("darwin"), API_SERVER)).contains("none for darwin");
    }

    private OfficialRelease release(String system) {
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new OfficialRelease(
                base,
                base,
                new Platform(system, "amd64"),
                () -> Download.with(Map.of(), line -> {}).withSilence(Duration.ofSeconds(1)));
    }

    private String reason(OfficialRelease release, Program program) throws InterruptedException {
        return switch (release.fetch(program, scratch)) {
            case Source.Outcome.Unavailable unavailable -> unavailable.reason();
            case Source.Outcome.Obtained obtained -> "obtained " + obtained.file();
        };
    }

    private byte[] archiveWith(String stem) throws Exception {
        var folder = Files.createTempDirectory("archive");
        FakePrograms.write(folder.resolve(stem).resolve("etcd"), "the program");
        var archive = folder.resolve("archive.tar.gz");
        var tar = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.toString(), stem).start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(archive);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
