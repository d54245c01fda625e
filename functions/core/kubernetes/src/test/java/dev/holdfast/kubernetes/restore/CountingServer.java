package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that notes what it is asked. */
record CountingServer(ApiServer server, Queue<String> asked) implements ApiServer {
    CountingServer(ApiServer server) {
        this(server, new ConcurrentLinkedQueue<>());
    }

    List<String> requests() {
        return List.copyOf(asked);
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public byte[] send(ApiRequest request) {
        asked.add(request.toString());
        return server.send(request);
    }

    @Override
    public InputStream open(ApiRequest request) {
        asked.add(request.toString());
        return server.open(request);
    }

    @Override
    public void close() {
        server.close();
    }
}
