package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A cluster of everything that is hard to restore: {@code awkward-cluster.json}, step by step, as the users and controllers of a real
 * cluster would have made it. {@code $uid(Kind/namespace/name)} stands for the uid of an object made before.
 */
final class AwkwardCluster {
    private static final Pattern UID = Pattern.compile("\\$uid\\(([^)]+)\\)");
    private static final int BIG = 1_000_000;

    private final ApiServer server;
    private final Map<String, String> uids = new HashMap<>();

    private AwkwardCluster(ApiServer server) {
        this.server = server;
    }

    static void fill(ApiServer server) {
        AwkwardCluster cluster = new AwkwardCluster(server);
        steps().forEach(cluster::perform);
    }

    private static JsonNode steps() {
        try (InputStream file = Objects.requireNonNull(
                AwkwardCluster.class.getResourceAsStream("awkward-cluster.json"), "awkward-cluster.json")) {
            return Trees.value(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void perform(JsonNode step) {
        String path = step.path("path").asText();
        byte[] body = body(step);
        ApiRequest request = switch (step.path("do").asText()) {
            case "create", "big" -> ApiRequest.create(path, body);
            case "apply" ->
                ApiRequest.patch(path, ApiRequest.PatchType.APPLY, body).query("force", "true");
            case "status" -> ApiRequest.patch(path + "/status", ApiRequest.PatchType.MERGE, body);
            case "merge" -> ApiRequest.patch(path, ApiRequest.PatchType.MERGE, body);
            case "ephemeral" -> ApiRequest.patch(path, ApiRequest.PatchType.STRATEGIC, body);
            case "delete" -> ApiRequest.delete(path);
            case "wait" -> ApiRequest.get(path);
            default -> throw new IllegalArgumentException(step.path("do").asText());
        };
        if (step.path("do").asText().equals("wait")) {
            Patience.REAL.until(Duration.ofSeconds(20), () -> answers(request));
            return;
        }
        ApiRequest sent = request.method() == ApiRequest.Method.DELETE
                ? request
                : request.query("fieldManager", step.path("manager").asText());
        remember(Trees.read(server.send(sent)));
    }

    private byte[] body(JsonNode step) {
        JsonNode body = step.path("body");
        if (step.path("do").asText().equals("big") && body instanceof ObjectNode object) {
            object.putObject("data").put("text", "ä".repeat(BIG / 2));
        }
        String json = new String(Trees.write(body), StandardCharsets.UTF_8);
        return UID.matcher(json)
                .replaceAll(found -> Objects.requireNonNull(uids.get(found.group(1)), found.group(1)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private boolean answers(ApiRequest request) {
        try {
            server.send(request);
            return true;
        } catch (ApiException notYet) {
            return false;
        }
    }

    private void remember(ObjectNode made) {
        uids.put(
                made.path("kind").asText() + "/"
                        + made.at("/metadata/namespace").asText() + "/"
                        + made.at("/metadata/name").asText(),
                made.at("/metadata/uid").asText());
    }
}
