package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.InputStream;
import java.net.URI;

/** An API server that judges every change and stores none. */
final class DryRunServer implements ApiServer {
    private final ApiServer server;

    DryRunServer(ApiServer server) {
        this.server = server;
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public byte[] send(ApiRequest request) {
        return server.send(harmless(request));
    }

    @Override
    public InputStream open(ApiRequest request) {
        return server.open(harmless(request));
    }

    private static ApiRequest harmless(ApiRequest request) {
        return request.method() == ApiRequest.Method.GET ? request : request.dryRun();
    }

    /** Leaves the server open: it belongs to whoever gave it. */
    @Override
    public void close() {}
}
