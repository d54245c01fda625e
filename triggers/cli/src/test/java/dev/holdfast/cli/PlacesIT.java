package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.minio.MinioServer;
import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.lab.tls.TestAuthority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places, clusters and brokers that are not what the plan says: unreachable, closed, unlocked, expired. */
class PlacesIT {
    private static final String LOCKING = "locking";
    private static final String PLAIN = "plain";

    @TempDir
    private static Path servers;

    private static MinioServer minio;
    private static String expired;

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeAll
    static void start() throws Exception {
        Path program = new MinioBinary(System.getenv(), System.err::println).find();
        minio = MinioServer.start(program, Files.createDirectories(servers.resolve("minio")));
        minio.makeBucket(LOCKING, new BucketLock.Compliance(14));
        minio.makeBucket(PLAIN, new BucketLock.Off());
        TestAuthority authority = new TestAuthority(servers);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server("-10d", 1)));
        server.start();
        expired = "https://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterAll
    static void end() {
        if (minio != null) {
            minio.close();
        }
    }

    @BeforeEach
    void install() {
        installation = new Installation(folder);
    }

    private Installation at(String endpoint, String bucket, MinioCredentials who, String... settings) {
        installation
                .environment()
                .putAll(Map.of(
                        "ID", who.accessKeyId(),
                        "SECRET", who.secretAccessKey(),
                        "TOKEN", Objects.requireNonNullElse(who.sessionToken(), "")));
        return installation.plan(Map.of("vault", """
                provider: s3
                medium: object-store
                site: elsewhere
                lockFor: 14d
                credentialsInCluster: false
                s3: {bucket: %s, region: us-east-1, endpoint: "%s", pathStyle: true}
                credentials: {accessKeyIdEnv: ID, secretAccessKeyEnv: SECRET%s}
                %s
                """.formatted(
                        bucket,
                        endpoint,
                        who.sessionToken() == null ? "" : ", sessionTokenEnv: TOKEN",
                        String.join("\n", settings))));
    }

    private Installation at(String bucket, MinioRole role) {
        return at(minio.endpoint().toString(), bucket, minio.credentials(role, bucket));
    }

    @Test
    void aWrongBucketIsNamed() {
        at(minio.endpoint().toString(), "nowhere", minio.root())
                .call("repository", "init")
                .failed(7, "nowhere");
        installation.call("snapshots").failed(7, "nowhere");
        assertThat(installation.call("location", "check").ended(1).out()).contains("✗", "nowhere");
        assertThat(installation.call("verdict").ended(1).out()).contains("nowhere");
    }

    @Test
    void withoutRightsNothingIsDone() {
        at(LOCKING, MinioRole.NOBODY).call("repository", "init").failed(5, LOCKING);
        assertThat(installation.call("location", "check").ended(1).out()).contains("✗");
        at(LOCKING, MinioRole.READER).call("repository", "init").failed(5, LOCKING);
        MinioCredentials wrong = new MinioCredentials(minio.root().accessKeyId(), "not the secret", null);
        at(minio.endpoint().toString(), LOCKING, wrong)
                .call("repository", "init")
                .failed(5, LOCKING);
        at(LOCKING, MinioRole.WRITER).call("snapshots").failed(7, "no repository");
    }

    @Test
    void missingCredentialsAreNamedByTheirVariable() {
        at(LOCKING, MinioRole.WRITER);
        Map<String, String> without = new HashMap<>(installation.environment());
        without.remove("SECRET");

        Call.of(without, "repository", "init").failed(3, "SECRET", "set it");
    }

    @Test
    void aBucketThatDoesNotLockIsSaidEverywhere() throws Exception {
        at(PLAIN, MinioRole.WRITER).call("repository", "init").worked();

        assertThat(installation.call("location", "check").worked().out())
                .contains("! default retention: none", "! lock of a new file");
        try (LabCluster cluster = LabCluster.startOrSkipTest()) {
            Call snapshot = installation.call(
                    "snapshot", "--kubeconfig", cluster.kubeconfigFile().toString());
            assertThat(snapshot.worked().out()).contains("! 'vault' does not lock", "holdfast location check");
        }
        assertThat(installation.call("verdict").ended(1).out()).contains("immutable", "not met", "not immutable");
    }

    @Test
    void aScopeThatFitsNothingIsNoCompleteSnapshot() throws Exception {
        installation.plan(
                Map.of("nas", installation.atNas()), "scope: {namespaces: [\"no-such-*\"], clusterResources: None}");
        installation.call("repository", "init").worked();

        try (LabCluster cluster = LabCluster.startOrSkipTest()) {
            Call snapshot = installation.call(
                    "snapshot", "--kubeconfig", cluster.kubeconfigFile().toString());

            assertThat(snapshot.ended(10).out()).contains("! not captured: namespaces: no namespace fits the scope");
        }
        assertThat(installation.call("snapshots").worked().out()).contains("partial");
    }

    @Test
    void nobodyAtTheEndpoint() {
        String nobody = "http://127.0.0.1:" + LoopbackPort.free();

        at(nobody, LOCKING, minio.root()).call("repository", "init").failed(4, nobody);
        assertThat(installation.call("verdict").ended(1).out()).contains("unknown");
        installation
                .plan(Map.of("nas", installation.atNas()))
                .call("repository", "init")
                .worked();
        installation.call("replicate", "--broker", nobody).failed(7, "nothing to replicate");
        installation.call("snapshot", "--broker", nobody).failed(4, "broker", nobody);
        installation.call("snapshot", "--broker", "nonsense").failed(2, "--broker", "nonsense");
        installation.call("restore-test", "--broker", nobody + "/x").failed(4, nobody);
    }

    @Test
    void anExpiredCertificateIsNotTrusted() throws Exception {
        at(expired, LOCKING, minio.root(), "network: {caFile: " + servers.resolve("authority.pem") + "}")
                .call("repository", "init")
                .failed(4, expired, "certificate", "expired");
        Path kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: x
                contexts: [{name: x, context: {cluster: x, user: x}}]
                clusters: [{name: x, cluster: {server: "%s", certificate-authority: %s}}]
                users: [{name: x, user: {token: abc}}]
                """.formatted(expired, servers.resolve("authority.pem")));
        installation
                .plan(Map.of("nas", installation.atNas()))
                .call("repository", "init")
                .worked();
        installation.call("snapshot", "--kubeconfig", kubeconfig.toString()).failed(4, expired, "certificate");
        installation.call("snapshot", "--broker", expired).failed(4, expired, "certificate");
    }

    @Test
    void aBrokerGetsTheEventAndItsRefusalIsTold() throws Exception {
        List<String> types = new java.util.concurrent.CopyOnWriteArrayList<>();
        HttpServer broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        broker.createContext("/good", exchange -> {
            types.add(exchange.getRequestHeaders().getFirst("ce-type"));
            exchange.sendResponseHeaders(202, -1);
        });
        broker.createContext("/closed", exchange -> exchange.sendResponseHeaders(403, -1));
        broker.start();
        String address = "http://127.0.0.1:" + broker.getAddress().getPort();
        try {
            installation.plan(Map.of("nas", installation.atNas()));
            DocumentedShape.check(
                    "Any of snapshot, fire, replicate and restore-test with --broker",
                    installation
                            .call("snapshot", "--broker", address + "/good", "-o", "json")
                            .worked()
                            .json());
            installation.call("restore-test", "--broker", address + "/good").worked();
            installation.call("snapshot", "--broker", address + "/closed").failed(5, address, "403");
            installation.call("snapshot", "--broker", address + "/none").failed(7, "404");
        } finally {
            broker.stop(0);
        }
        assertThat(types)
                .containsExactly("dev.holdfast.snapshot.requested.v1", "dev.holdfast.restore-test.requested.v1");
    }
}
