package dev.holdfast.kubernetes.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.install.Finding.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at an install, and changes nothing. Of the functions only those are asked for that are there: an install may be a part.
 *
 * <p>{@link #run} throws {@link ApiException} where the server does not answer at all; that something may not be read is a finding.
 */
public final class InstallCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SYSTEM = PlanRef.SYSTEM_NAMESPACE;
    private static final String SERVICES = "services";

    /** Kinds that are needed, by what serves them: group and version, plural, what people call it. */
    private static final List<Kind> KINDS = List.of(
            new Kind("serving.knative.dev/v1", SERVICES, "Service"),
            new Kind("eventing.knative.dev/v1", "brokers", "Broker"),
            new Kind("eventing.knative.dev/v1", "triggers", "Trigger"),
            new Kind("sources.knative.dev/v1", "pingsources", "PingSource"),
            new Kind("sources.knative.dev/v1", "apiserversources", "ApiServerSource"));

    private final ApiServer server;

    public InstallCheck(ApiServer server) {
        this.server = server;
    }

    private record Kind(String groupVersion, String plural, String title) {
        String path() {
            return "/apis/" + groupVersion + "/namespaces/" + SYSTEM + "/" + plural;
        }
    }

    /** What was found, in the order in which one would put it right. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (String plural : List.of("backupplans", "backuplocations", "restores")) {
            findings.add(served(plural));
        }
        Set<String> functions = new TreeSet<>();
        for (Kind kind : KINDS) {
            findings.addAll(ready(kind, functions));
        }
        for (Right right : Right.NEEDED) {
            if (functions.contains(right.account())) {
                findings.add(granted(right));
            }
        }
        return findings;
    }

    private Finding served(String plural) {
        String what = "CustomResourceDefinition " + plural + ".holdfast.dev";
        try {
            server.send(ApiRequest.get("/apis/holdfast.dev/v1/" + plural).query("limit", "1"));
            return Finding.good(what, "is served");
        } catch (ApiException.NotFound missing) {
            return Finding.bad(what, "is not there: apply knative/crds");
        } catch (ApiException.Refused refused) {
            return new Finding(what, State.DOUBTFUL, "cannot be looked at: " + refused.getMessage());
        }
    }

    private List<Finding> ready(Kind kind, Set<String> functions) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (JsonNode item : list(kind.path()).path("items")) {
                String name = item.path("metadata").path("name").asText();
                findings.add(ready(kind.title() + " " + name, item));
                if (kind.plural().equals(SERVICES)) {
                    functions.add(name);
                }
            }
            if (findings.isEmpty() && !kind.title().equals("ApiServerSource")) {
                findings.add(Finding.bad(
                        kind.title(), "there is none in " + SYSTEM + ": apply an overlay of knative/overlays"));
            }
        } catch (ApiException.NotFound missing) {
            findings.add(Finding.bad(kind.title(), kind.groupVersion() + " is not served: install Knative"));
        } catch (ApiException.Refused refused) {
            findings.add(new Finding(kind.title(), State.DOUBTFUL, "cannot be looked at: " + refused.getMessage()));
        }
        return findings;
    }

    private static Finding ready(String what, JsonNode item) {
        for (JsonNode condition : item.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                String why = condition.path("reason").asText("") + " "
                        + condition.path("message").asText("");
                return condition.path("status").asText().equals("True")
                        ? Finding.good(what, "is ready")
                        : Finding.bad(what, "is not ready: " + (why.isBlank() ? "no reason is given" : why.strip()));
            }
        }
        return Finding.bad(what, "says nothing of itself yet: look whether Knative's controllers run");
    }

    private Finding granted(Right right) {
        String what = "Account " + right.account();
        try {
            return allowed(right)
                    ? Finding.good(what, "may " + right)
                    : Finding.bad(what, "may not " + right + ": apply knative/base/" + right.account() + ".yaml");
        } catch (ApiException.Refused refused) {
            return new Finding(what, State.DOUBTFUL, "its rights cannot be asked for: " + refused.getMessage());
        }
    }

    private boolean allowed(Right right) {
        ObjectNode review = JSON.createObjectNode()
                .put("apiVersion", "authorization.k8s.io/v1")
                .put("kind", "SubjectAccessReview");
        ObjectNode spec =
                review.putObject("spec").put("user", "system:serviceaccount:" + SYSTEM + ":" + right.account());
        spec.putArray("groups")
                .add("system:serviceaccounts")
                .add("system:serviceaccounts:" + SYSTEM)
                .add("system:authenticated");
        spec.putObject("resourceAttributes")
                .put("verb", right.verb())
                .put("group", right.group())
                .put("resource", right.resourceAlone())
                .put("subresource", right.subresource())
                .put("namespace", right.namespace());
        try {
            byte[] answer = server.send(ApiRequest.create(
                    "/apis/authorization.k8s.io/v1/subjectaccessreviews", JSON.writeValueAsBytes(review)));
            return JSON.readTree(answer).path("status").path("allowed").asBoolean();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A review is JSON in both directions", e);
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }

    private JsonNode list(String path) {
        try (InputStream body = server.open(ApiRequest.get(path))) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
