package dev.holdfast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.lab.tls.TestAuthority;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a server: nobody there, wrong names, certificates that are not to be trusted. */
class S3ConnectionTest {
    private static final ObjectKey FILE = ObjectKey.of("file");

    @TempDir
    Path folder;

    @Test
    void nobodyAtTheEndpoint() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> look("http://127.0.0.1:" + port, null))
                .isInstanceOf(StoreException.Retryable.class)
                .hasMessageContaining("nobody answers")
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void aNameThatNobodyKnows() {
        assertThatThrownBy(() -> look("http://no-such-host.invalid", null))
                .isInstanceOf(StoreException.Retryable.class)
                .hasMessageContaining("name is unknown");
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrustedUnlessItsCaIsGiven() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        HttpsServer server = serve(authority, "-1d", 10);
        try {
            String address = "https://127.0.0.1:" + server.getAddress().getPort();
            assertThatThrownBy(() -> look(address, null))
                    .isInstanceOf(StoreException.Distrusted.class)
                    .hasMessageContaining("not trusted")
                    .hasMessageContaining("caFile");
            assertThatThrownBy(() -> look(address, authority.certificate()))
                    .as("the server is reached, and has no such file")
                    .isInstanceOf(StoreException.NotFound.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aCertificateThatHasExpired() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        HttpsServer server = serve(authority, "-10d", 3);
        try {
            String address = "https://127.0.0.1:" + server.getAddress().getPort();
            assertThatThrownBy(() -> look(address, authority.certificate()))
                    .isInstanceOf(StoreException.Distrusted.class)
                    .hasMessageContaining("expired");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anEndpointThatSpeaksNoTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseInPlainText(plain));
            assertThatThrownBy(() -> look("https://127.0.0.1:" + plain.getLocalPort(), null))
                    .isInstanceOf(StoreException.Distrusted.class)
                    .hasMessageContaining("speaks no TLS")
                    .hasMessageContaining("http://");
        }
    }

    /** What servers without TLS answer to its first bytes, until the socket is closed. */
    private static void refuseInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    @Test
    void aCaFileWithoutCertificates() throws IOException {
        Path empty = Files.writeString(folder.resolve("ca.pem"), "not a certificate\n");
        assertThatThrownBy(() -> look("https://127.0.0.1:1", empty))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("ca.pem");
        assertThatThrownBy(() -> look("https://127.0.0.1:1", folder.resolve("missing.pem")))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("missing.pem");
    }

    @Test
    void aCredentialThatTheEnvironmentDoesNotHold() {
        S3Settings settings = new S3Settings(
                new S3Place("bucket", "", "us-east-1"),
                S3Endpoint.aws(),
                S3Network.direct(),
                new S3Credentials.Environment("THE_KEY", "THE_SECRET", null));
        assertThatThrownBy(() -> S3ObjectStore.open(settings, Map.of("THE_KEY", "id")))
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContaining("THE_SECRET");
    }

    @Test
    void noFormOfTheSettingsShowsASecret() {
        S3Credentials given = new S3Credentials.Given("id", "the-secret", "the-token");
        S3Settings settings = new S3Settings(
                new S3Place("bucket", "a/b", "us-east-1"),
                S3Endpoint.at(URI.create("http://user:password@host:9000/")),
                S3Network.direct(),
                given);
        assertThat(given + " " + settings)
                .doesNotContain("the-secret")
                .doesNotContain("the-token")
                .doesNotContain("password");
        assertThat(settings).hasToString("s3://bucket/a/b at http://host:9000");
    }

    private static HttpsServer serve(TestAuthority authority, String from, int days) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server(from, days)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void look(String endpoint, @Nullable Path caFile) {
        S3Settings settings = new S3Settings(
                new S3Place("bucket", "", "us-east-1"),
                S3Endpoint.at(URI.create(endpoint)),
                new S3Network(null, caFile, Duration.ofSeconds(20)),
                new S3Credentials.Given("id", "secret", null));
        try (S3ObjectStore store = S3ObjectStore.open(settings, Map.of())) {
            store.stat(FILE, VersionSelector.CURRENT);
        }
    }
}
