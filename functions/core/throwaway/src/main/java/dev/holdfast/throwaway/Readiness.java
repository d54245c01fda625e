package dev.holdfast.throwaway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks an API server whether an administrator can use all of it. Two start-up hooks are not waited for, a second saved: those that
 * write the default RBAC roles, which only others need, and the system's two priority classes.
 */
final class Readiness implements AutoCloseable {
    private static final String PATH = "/readyz?exclude=poststarthook/rbac/bootstrap-roles"
            + "&exclude=poststarthook/scheduling/bootstrap-system-priority-classes";

    /** Of data that came from elsewhere, some may be unreadable for want of a key: caches that wait for it would wait for ever. */
    private static final String WITHOUT_CACHES = "&exclude=informer-sync";

    private final HttpClient client;
    private final HttpRequest question;

    Readiness(URI server, ClusterIdentity identity, EtcdSettings etcd) {
        client = HttpClient.newBuilder()
                .sslContext(PinnedTls.trusting(identity.authority()))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        question = HttpRequest.newBuilder(server.resolve(etcd.data().isPresent() ? PATH + WITHOUT_CACHES : PATH))
                .header("Authorization", "Bearer " + identity.administratorToken())
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    boolean reached() throws InterruptedException {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
