package dev.holdfast.kubernetes.api;

import java.io.InputStream;
import java.net.URI;

/** An API server as it was before Kubernetes 1.26. */
record WithoutAggregatedDiscovery(ApiServer server) implements ApiServer {
    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public byte[] send(ApiRequest request) {
        return server.send(request.accepting("application/json"));
    }

    @Override
    public InputStream open(ApiRequest request) {
        return server.open(request.accepting("application/json"));
    }

    @Override
    public void close() {
        server.close();
    }
}
