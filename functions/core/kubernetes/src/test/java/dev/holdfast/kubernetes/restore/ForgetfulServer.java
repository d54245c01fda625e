package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Performs every change, but loses the answer to one in so many creates. */
final class ForgetfulServer implements ApiServer {
    private final ApiServer server;
    private final int every;
    private final AtomicInteger creates = new AtomicInteger();

    ForgetfulServer(ApiServer server, int every) {
        this.server = server;
        this.every = every;
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public byte[] send(ApiRequest request) {
        byte[] answer = server.send(request);
        if (request.method() == ApiRequest.Method.POST && creates.incrementAndGet() % every == 0) {
            throw new ApiException.OutcomeUnknown("The answer to " + request + " was lost", null);
        }
        return answer;
    }

    @Override
    public InputStream open(ApiRequest request) {
        return server.open(request);
    }

    @Override
    public void close() {}
}
