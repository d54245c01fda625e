package dev.holdfast.kubernetes.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the API server who shows a token, and whether they may. Nothing is kept: a token that was revoked, or a right that was taken away, counts
 * with the next request.
 *
 * <p>Every method throws {@link ApiException} as the server answers.
 */
public final class AccessReviews {
    /**
     * Whom tokens must be meant for. One that is meant for the API server itself is not taken: whoever got hold of it here could be its
     * owner there.
     */
    public static final String AUDIENCE = "holdfast";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;

    public AccessReviews(ApiServer server) {
        this.server = server;
    }

    /** Who shows this token; nobody if it is not genuine, has expired, or is not meant for us. */
    public Optional<Caller> whoShows(String token) {
        ObjectNode review = review("authentication.k8s.io/v1", "TokenReview");
        review.withObjectProperty("spec")
                .put("token", token)
                .putArray("audiences")
                .add(AUDIENCE);
        JsonNode status = send("/apis/authentication.k8s.io/v1/tokenreviews", review);
        // Servers that know of no audiences leave them out: then it is not said that the token is meant for us.
        boolean meantForUs = status.path("audiences")
                .valueStream()
                .anyMatch(one -> one.asText().equals(AUDIENCE));
        if (!status.path("authenticated").asBoolean() || !meantForUs) {
            return Optional.empty();
        }
        JsonNode user = status.path("user");
        return Optional.of(new Caller(
                user.path("username").asText(),
                user.path("uid").asText(""),
                JSON.convertValue(array(user.path("groups")), new TypeReference<List<String>>() {}),
                JSON.convertValue(object(user.path("extra")), new TypeReference<Map<String, List<String>>>() {})));
    }

    /** Whether they may. */
    public boolean may(Caller caller, Deed deed) {
        ObjectNode review = review("authorization.k8s.io/v1", "SubjectAccessReview");
        ObjectNode spec = review.withObjectProperty("spec").put("user", caller.name());
        if (!caller.uid().isEmpty()) {
            spec.put("uid", caller.uid());
        }
        spec.set("groups", JSON.valueToTree(caller.groups()));
        spec.set("extra", JSON.valueToTree(caller.extra()));
        ObjectNode attributes = spec.putObject("resourceAttributes")
                .put("group", "holdfast.dev")
                .put("version", "v1")
                .put("resource", deed.resource())
                .put("subresource", deed.subresource())
                .put("verb", deed.verb());
        deed.plan()
                .ifPresent(plan -> attributes.put("namespace", plan.namespace()).put("name", plan.name()));
        return send("/apis/authorization.k8s.io/v1/subjectaccessreviews", review)
                .path("allowed")
                .asBoolean();
    }

    private static ObjectNode review(String apiVersion, String kind) {
        return JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
    }

    private static JsonNode array(JsonNode found) {
        return found.isArray() ? found : JSON.createArrayNode();
    }

    private static JsonNode object(JsonNode found) {
        return found.isObject() ? found : JSON.createObjectNode();
    }

    private JsonNode send(String path, ObjectNode review) {
        try {
            byte[] answer = server.send(ApiRequest.create(path, JSON.writeValueAsBytes(review)));
            return JSON.readTree(answer).path("status");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A review is JSON in both directions", e);
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
