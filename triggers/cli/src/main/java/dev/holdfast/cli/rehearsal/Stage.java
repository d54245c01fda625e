package dev.holdfast.cli.rehearsal;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that says what another one would say. */
final class Stage implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Stage(HttpServer server) {
        this.server = server;
    }

    static Stage start(HttpHandler lines) {
        try {
            Stage stage = new Stage(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            stage.server.setExecutor(stage.threads);
            stage.server.createContext("/", lines);
            stage.server.start();
            return stage;
        } catch (IOException e) {
            throw new UncheckedIOException("The rehearsal cannot listen on loopback", e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
