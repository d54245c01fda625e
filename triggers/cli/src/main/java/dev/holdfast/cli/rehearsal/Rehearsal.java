package dev.holdfast.cli.rehearsal;

import dev.holdfast.cli.Holdfast;
import dev.holdfast.cli.output.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Runs the usual commands in one process, on a folder of its own and stages that say what an API server and a bucket would. */
public final class Rehearsal {
    private static final List<String> COMMANDS = List.of(
            "plan check",
            "repository init",
            "snapshot",
            "replicate",
            "snapshots",
            "snapshots --from bucket",
            "ls",
            "key list",
            "check",
            "verdict",
            "restore --output json");

    private static final int RAW_KEY_BYTES = 32;

    private Rehearsal() {}

    /** @param arguments an empty folder to work in */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        run(Path.of(arguments[0])).forEach((command, status) -> System.out.println(command + " ended with " + status));
    }

    /** Runs all commands in an empty folder; answers with their exit statuses. */
    static Map<String, Integer> run(Path folder) throws IOException, GeneralSecurityException {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        greet();
        try (Stage stage = ClusterStage.start();
                Stage bucket = BucketStage.start()) {
            KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Path lockedDoor =
                    kubeconfig(folder.resolve("locked-door"), stage.address().replace("http:", "https:"));
            Map<String, String> environment = Map.of(
                    "HOLDFAST_RESOURCES", plan(folder, key, bucket).toString(),
                    "STAGE_ID", "stage",
                    "STAGE_SECRET", "stage",
                    "HOLDFAST_RECEIPT_KEY_FILE", privateKey(folder, key).toString(),
                    "KUBECONFIG",
                            kubeconfig(folder.resolve("kubeconfig"), stage.address())
                                    .toString());
            for (String command : COMMANDS) {
                String[] words =
                        command.replace("locked-door", lockedDoor.toString()).split(" ");
                statuses.put(command, Holdfast.run(environment, Streams.ofProcess(), words));
            }
        }
        return statuses;
    }

    /** The first word of TLS, for the stage has no certificate and speaks plainly: most of what TLS needs is loaded for it. */
    private static void greet() throws IOException, GeneralSecurityException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("stage", 443);
        engine.setUseClientMode(true);
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }

    private static Path kubeconfig(Path file, String server) throws IOException {
        return Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: stage
                clusters: [{name: stage, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                contexts: [{name: stage, context: {cluster: stage, user: nobody}}]
                users: [{name: nobody, user: {token: nothing}}]
                """.formatted(server));
    }

    private static Path privateKey(Path folder, KeyPair key) throws IOException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return Files.writeString(
                folder.resolve("key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + lines.encodeToString(key.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
    }

    /** An X.509 Ed25519 public key ends in its 32 raw bytes (RFC 8410). */
    private static String publicKey(KeyPair key) {
        byte[] encoded = key.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length));
    }

    private static Path plan(Path folder, KeyPair key, Stage bucket) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "rehearsal, and no secret\n");
        Path copy = Files.createDirectory(folder.resolve("copy"));
        return Files.writeString(folder.resolve("plan.yaml"), """
            apiVersion: holdfast.dev/v1
            kind: BackupPlan
            metadata: {name: rehearsal, namespace: holdfast-system}
            spec:
              cluster: {name: rehearsal, site: here}
              schedule: "@daily"
              minInterval: 0s
              copies: [{location: folder}, {location: bucket}]
              password: {file: %s}
              trust: {receiptKeys: ["%s"]}
            ---
            apiVersion: holdfast.dev/v1
            kind: BackupLocation
            metadata: {name: folder}
            spec:
              provider: local
              medium: disk
              site: here
              credentialsInCluster: true
              local: {path: %s}
            ---
            apiVersion: holdfast.dev/v1
            kind: BackupLocation
            metadata: {name: bucket}
            spec:
              provider: s3
              medium: object-store
              site: there
              lockFor: 14d
              credentialsInCluster: false
              s3: {bucket: %s, region: us-east-1, endpoint: "%s", pathStyle: true}
              credentials: {accessKeyIdEnv: STAGE_ID, secretAccessKeyEnv: STAGE_SECRET}
            """.formatted(
                        password, publicKey(key), copy, BucketStage.BUCKET, bucket.address()));
    }
}
