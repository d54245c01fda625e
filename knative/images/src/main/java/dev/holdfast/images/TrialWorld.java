package dev.holdfast.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All that a function talks to, played by one small server: an API server that holds one plan, two object stores in which nothing lies, and a broker that
 * takes everything. What is asked of them fails in the end, and has gone the way by then that real work goes.
 */
final class TrialWorld implements AutoCloseable {
    static final String PLAN = "holdfast-system/rehearsal";

    private static final String API = "/apis/holdfast.dev/v1/";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TrialWorld() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    URI broker() {
        return URI.create(address() + "/broker");
    }

    /** What a function would find in its environment. */
    Map<String, String> variables(Path folder) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: rehearsal
                contexts: [{name: rehearsal, context: {cluster: rehearsal, user: rehearsal}}]
                clusters: [{name: rehearsal, cluster: {server: "%s"}}]
                users: [{name: rehearsal, user: {token: rehearsal}}]
                """.formatted(address()));
        return Map.of(
                "KUBECONFIG",
                kubeconfig.toString(),
                "K_SINK",
                broker().toString(),
                "HOLDFAST_FIRE_IMAGE",
                "holdfast/cli",
                "REHEARSAL_ID",
                "rehearsal",
                "REHEARSAL_SECRET",
                "rehearsal",
                "REHEARSAL_AZURE",
                "BlobEndpoint=" + address() + "/rehearsal;AccountName=rehearsal;AccountKey=cmVoZWFyc2Fs;",
                "HOME",
                folder.toString());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/broker")) {
                exchange.sendResponseHeaders(ACCEPTED, -1);
            } else if (path.startsWith("/api")) {
                String found = resource(path);
                send(exchange, found.isEmpty() ? NOT_FOUND : OK, "application/json", found.isEmpty() ? "{}" : found);
            } else {
                exchange.getResponseHeaders().add("x-ms-error-code", "BlobNotFound");
                send(exchange, NOT_FOUND, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        exchange.getResponseBody().write(exchange.getRequestMethod().equals("HEAD") ? new byte[0] : bytes);
    }

    private String resource(String path) {
        return switch (path) {
            case API + "backupplans" -> "{\"kind\":\"BackupPlanList\",\"items\":[" + plan() + "]}";
            case API + "restores", "/apis/batch/v1/namespaces/holdfast-system/cronjobs" ->
                "{\"kind\":\"List\",\"items\":[]}";
            case API + "namespaces/holdfast-system/backupplans/rehearsal" -> plan();
            case API + "backuplocations/bucket" -> location("bucket", """
                    "provider":"s3","s3":{"bucket":"rehearsal","region":"us-east-1","endpoint":"%s","pathStyle":true},
                    "credentials":{"accessKeyIdEnv":"REHEARSAL_ID","secretAccessKeyEnv":"REHEARSAL_SECRET"}""".formatted(address()));
            case API + "backuplocations/container" -> location("container", """
                    "provider":"azure","azure":{"container":"rehearsal","account":"rehearsal","endpoint":"%s/rehearsal"},
                    "credentials":{"connectionStringEnv":"REHEARSAL_AZURE"}""".formatted(address()));
            default -> "";
        };
    }

    private static String plan() {
        return """
                {"apiVersion":"holdfast.dev/v1","kind":"BackupPlan",
                 "metadata":{"name":"rehearsal","namespace":"holdfast-system","uid":"rehearsal","generation":1},
                 "spec":{"cluster":{"name":"rehearsal"},"schedule":"0 3 * * *","copies":[{"location":"bucket"},{"location":"container"}]}}""";
    }

    private static String location(String name, String settings) {
        return """
                {"apiVersion":"holdfast.dev/v1","kind":"BackupLocation","metadata":{"name":"%s"},
                 "spec":{"medium":"%s","site":"%s","lockFor":"14d","credentialsInCluster":true,%s}}""".formatted(name, name, name, settings);
    }
}
