package dev.holdfast.cli.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says on loopback what an API server with a few hundred ConfigMaps would say. For rehearsals only: it keeps nothing and checks nothing, and
 * whatever is created there is answered as if it had been.
 */
final class ClusterStage {
    private static final int OBJECTS = 400;
    private static final Map<String, String> ANSWERS = Map.of(
            "/version", "{\"major\":\"1\",\"minor\":\"36\",\"gitVersion\":\"v1.36.0\"}",
            "/api",
                    groups("""
                    {"metadata":{"name":""},"versions":[{"version":"v1","freshness":"Current","resources":[
                    %s,%s]}]}""".formatted(
                                    resource("namespaces", "Namespace", "Cluster"),
                                    resource("configmaps", "ConfigMap", "Namespaced"))),
            "/apis", groups(""),
            "/api/v1/namespaces", list("NamespaceList", namespace()),
            "/api/v1/configmaps",
                    list(
                            "ConfigMapList",
                            IntStream.range(0, OBJECTS)
                                    .mapToObj(ClusterStage::configMap)
                                    .collect(Collectors.joining(","))));

    private ClusterStage() {}

    static Stage start() {
        return Stage.start(ClusterStage::answer);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            boolean read = exchange.getRequestMethod().equals("GET");
            String known = ANSWERS.get(exchange.getRequestURI().getPath());
            byte[] body = read
                    ? (known == null ? "{\"kind\":\"Status\",\"code\":404}" : known).getBytes(StandardCharsets.UTF_8)
                    : sent;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(read ? (known == null ? 404 : 200) : 201, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String groups(String items) {
        return "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":\"apidiscovery.k8s.io/v2\",\"items\":[" + items
                + "]}";
    }

    private static String resource(String name, String kind, String scope) {
        return """
                {"resource":"%s","responseKind":{"group":"","version":"v1","kind":"%s"},"scope":"%s",
                "verbs":["create","get","list","patch","update"]}""".formatted(name, kind, scope);
    }

    private static String list(String kind, String items) {
        return "{\"kind\":\"" + kind
                + "\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1000\"},\"items\":[" + items + "]}";
    }

    private static String namespace() {
        return "{\"metadata\":{\"name\":\"stage\",\"uid\":\"n\",\"resourceVersion\":\"1\"},\"status\":{\"phase\":\"Active\"}}";
    }

    private static String configMap(int number) {
        return """
                {"metadata":{"name":"setting-%1$d","namespace":"stage","uid":"c-%1$d","resourceVersion":"%1$d",
                "labels":{"app":"stage","part":"%1$d"},"managedFields":[{"manager":"stage","operation":"Update",
                "apiVersion":"v1","time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1",
                "fieldsV1":{"f:data":{".":{},"f:text":{}}}}]},"data":{"text":"%2$s"}}""".formatted(number, "line\\n".repeat(200));
    }
}
