package dev.holdfast.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFileTest {
    /** Of "content". */
    private static final String DIGEST = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73";

    @TempDir
    Path folder;

    private final Map<String, String> files = new ConcurrentHashMap<>(Map.of("/v1/program", "content"));
    private HttpServer server;
    private Path target;

    @BeforeEach
    void aServer() throws Exception {
        target = folder.resolve("program");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String text = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(text == null ? 404 : 200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatHasTheDigestBesideItIsTaken() throws Exception {
        files.put("/v1/sums", DIGEST + "\n");

        release().fetch(target);

        assertThat(target).hasContent("content");
    }

    @Test
    void amongTheDigestsOfManyFilesItsOwnCounts() throws Exception {
        files.put("/v1/sums", "0".repeat(64) + "  other\n" + DIGEST + " *./program\n");

        release().fetch(target);

        assertThat(target).hasContent("content");
    }

    @Test
    void whatHasAnotherDigestIsRefused() {
        files.put("/v1/sums", "0".repeat(64) + "  program\n");

        assertThatThrownBy(() -> release().fetch(target)).hasMessageContaining("is not what its checksum says");
    }

    @Test
    void whatIsNotPublishedIsSaid() {
        assertThatThrownBy(() -> release().fetch(target)).hasMessageEndingWith("/v1/sums answers 404");

        files.put("/v1/sums", DIGEST + "  another\n");
        assertThatThrownBy(() -> release().fetch(target)).hasMessageContaining("does not name program");
        assertThat(Files.exists(target)).isFalse();
    }

    private ReleaseFile release() {
        String base = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/v1/";
        return ReleaseFile.of(base + "program", base + "sums");
    }
}
