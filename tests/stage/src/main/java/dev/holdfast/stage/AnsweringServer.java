package dev.holdfast.stage;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An S3 server that answers everything alike, and asks to be left alone for longer than anybody waits within a request. */
public final class AnsweringServer implements AutoCloseable {
    private final HttpServer server;

    private AnsweringServer(HttpServer server) {
        this.server = server;
    }

    /** Starts to answer {@code status} with S3's word for it. */
    public static AnsweringServer with(int status, String code) {
        byte[] answer = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().add("Retry-After", "600");
                    exchange.sendResponseHeaders(status, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
            return new AnsweringServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a location says of it.
     *
     * @param idVariable any variable that is set: nobody looks at its value
     */
    public String location(String idVariable, String secretVariable) {
        return "s3: {bucket: shop, region: eu-central-1, pathStyle: Yes, endpoint: \"http://127.0.0.1:%d\"}\n  credentials: {accessKeyIdEnv: %s, secretAccessKeyEnv: %s}"
                .formatted(server.getAddress().getPort(), idVariable, secretVariable);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
