package dev.holdfast.throwaway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** A client that has read the kubeconfig of a plane, as any other client does; or one that trusts the plane but has no right. */
final class Administrator implements AutoCloseable {
    private final URI server;
    private final HttpClient client;

    private Administrator(URI server, SSLContext tls) {
        this.server = server;
        this.client = HttpClient.newBuilder().sslContext(tls).build();
    }

    static Administrator of(ThrowawayControlPlane plane) throws Exception {
        var kubeconfig = plane.kubeconfig();
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new java.io.ByteArrayInputStream(bytes(kubeconfig, "client-certificate-data")));
        try (var pem = new PEMParser(new java.io.StringReader(
                new String(bytes(kubeconfig, "client-key-data"), java.nio.charset.StandardCharsets.UTF_8)))) {
            var key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            ((PEMKeyPair) pem.readObject()).getPrivateKeyInfo().getEncoded()));
            var store = empty();
            store.setKeyEntry("me", key, new char[0], new java.security.cert.Certificate[] {certificate});
            return new Administrator(plane.server(), tls(store, plane));
        }
    }

    /** Comes with a certificate of the right shape that another authority has signed. */
    static Administrator strangerTo(ThrowawayControlPlane plane) throws Exception {
        var other = ClusterIdentity.create(InstantSource.system().instant(), new SecureRandom());
        var store = empty();
        store.setKeyEntry(
                "me", other.administratorKey().getPrivate(), new char[0], new java.security.cert.Certificate[] {
                    other.administrator()
                });
        return new Administrator(plane.server(), tls(store, plane));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))).body();
    }

    int status(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))).statusCode();
    }

    int post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)))
                .statusCode();
    }

    /** Writes ConfigMaps until one is refused, for an API server learns of a webhook a moment after it was stored. */
    int postUntilGuarded(String path, String name) throws IOException, InterruptedException {
        int status = 0;
        for (int i = 0; i < 20 && status != 500; i++) {
            status = post(
                    path,
                    "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + name + i
                            + "\"}}");
            Thread.sleep(100);
        }
        return status;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static SSLContext tls(KeyStore own, ThrowawayControlPlane plane) throws Exception {
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        var trusted = empty();
        trusted.setCertificateEntry("authority", plane.authority());
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] bytes(String kubeconfig, String field) {
        var match = Pattern.compile(field + ": (\\S+)").matcher(kubeconfig);
        if (!match.find()) {
            throw new IllegalArgumentException("The kubeconfig has no " + field);
        }
        return Base64.getDecoder().decode(match.group(1));
    }
}
