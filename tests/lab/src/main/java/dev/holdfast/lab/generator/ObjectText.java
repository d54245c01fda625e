package dev.holdfast.lab.generator;

/** The JSON of one object of each kind. */
final class ObjectText {
    private ObjectText() {}

    static String of(Kind kind, String name, String namespace, InventedText text) {
        var metadata = """
                "metadata": {"name": "%s", "namespace": "%s",
                  "labels": {"app.kubernetes.io/name": "%s", "app.kubernetes.io/part-of": "%s", "team": "%s"},
                  "annotations": {"example.com/revision": "%s", "example.com/changed-by": "%s@tidewater.example"}}""".formatted(name, namespace, name, text.word(), text.word(), text.hex(20), text.word());
        return switch (kind) {
            case CONFIG_MAP -> configMap(metadata, text);
            case SECRET -> secret(metadata, text);
            case POD -> pod(metadata, text);
            case DEPLOYMENT -> deployment(metadata, name, text);
            case SERVICE -> service(metadata, name, text);
            case ORDER -> order(metadata, text);
        };
    }

    private static String configMap(String metadata, InventedText text) {
        return """
                {"apiVersion": "v1", "kind": "ConfigMap", %s, "data": {"application.properties": "%s", "%s.conf": "%s"}}""".formatted(metadata, text.properties(1000), text.word(), text.properties(300));
    }

    private static String secret(String metadata, InventedText text) {
        return """
                {"apiVersion": "v1", "kind": "Secret", "type": "Opaque", %s,
                 "data": {"token": "%s", "certificate": "%s"}}""".formatted(metadata, text.base64(40), text.base64(900));
    }

    private static String deployment(String metadata, String name, InventedText text) {
        return """
                {"apiVersion": "apps/v1", "kind": "Deployment", %s,
                 "spec": {"replicas": 2, "selector": {"matchLabels": {"app.kubernetes.io/name": "%s"}},
                  "template": {"metadata": {"labels": {"app.kubernetes.io/name": "%s"}}, %s}}}""".formatted(metadata, name, name, podSpec(text, 1));
    }

    private static String pod(String metadata, InventedText text) {
        return """
                {"apiVersion": "v1", "kind": "Pod", %s, %s}""".formatted(metadata, podSpec(text, 1));
    }

    private static String podSpec(InventedText text, int variables) {
        var environment = new StringBuilder();
        for (int i = 0; i < variables; i++) {
            environment
                    .append("{\"name\": \"SETTING_")
                    .append(i)
                    .append("\", \"value\": \"")
                    .append(text.hex(12))
                    .append("\"},");
        }
        return """
                "spec": {"containers": [{"name": "main", "image": "registry.tidewater.example/%s@sha256:%s",
                  "env": [%s {"name": "POD_IP", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}],
                  "ports": [{"name": "http", "containerPort": 8080}],
                  "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}}}]}""".formatted(text.word(), text.hex(32), environment);
    }

    static String podStatus(String name) {
        return """
                {"status": {"phase": "Running", "podIP": "10.244.0.9", "podIPs": [{"ip": "10.244.0.9"}],
                 "conditions": [{"type": "Ready", "status": "True", "lastTransitionTime": "2026-03-01T08:00:00Z"}],
                 "containerStatuses": [{"name": "main", "image": "%s", "imageID": "", "ready": true, "restartCount": 0}]}}""".formatted(name);
    }

    private static String service(String metadata, String name, InventedText text) {
        return """
                {"apiVersion": "v1", "kind": "Service", %s,
                 "spec": {"selector": {"app.kubernetes.io/name": "%s"}, "ports": [{"name": "%s", "port": 80}]}}""".formatted(metadata, name, text.word());
    }

    private static String order(String metadata, InventedText text) {
        return """
                {"apiVersion": "load.tidewater.example/v1", "kind": "Order", %s,
                 "spec": {"customer": "%s", "items": [{"sku": "%s", "count": 3}, {"sku": "%s", "count": 1}],
                  "notes": "%s"}}""".formatted(metadata, text.hex(8), text.hex(6), text.hex(6), text.properties(900));
    }
}
