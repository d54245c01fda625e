package dev.holdfast.kubernetes.firing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.StoredPlan;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes into a resource's status what became of it. Only our own condition: the rest of the status is others'. */
public final class Conditions {
    /** What is stated, and of which kind of resources. */
    public enum Subject {
        /** Whether a plan fires by itself. */
        SCHEDULED("Scheduled", "BackupPlan", "backupplans"),
        /** Whether a Restore was asked for. */
        REQUESTED("Requested", "Restore", "restores");

        private final String type;
        private final String kind;
        private final String plural;

        Subject(String type, String kind, String plural) {
            this.type = type;
            this.kind = kind;
            this.plural = plural;
        }

        /** Whether a resource's status states it with that value, such as {@code True}. */
        public boolean is(String status, StoredPlan.Identity resource) {
            return resource.condition(type)
                    .filter(one -> one.status().equals(status))
                    .isPresent();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 2048;

    private final ApiServer server;
    private final InstantSource clock;

    public Conditions(ApiServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * States it, unless the status states it already.
     *
     * @param resource whose status it is
     */
    public void state(Subject subject, StoredPlan.Identity resource, Finding found) {
        Optional<StoredPlan.Condition> before = resource.condition(subject.type);
        boolean same = subject.is(found.status(), resource);
        StoredPlan.Condition now = new StoredPlan.Condition(
                subject.type,
                found.status(),
                found.reason(),
                found.message(),
                resource.generation(),
                same ? before.orElseThrow().since() : clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (before.equals(Optional.of(now))) {
            return;
        }
        try {
            server.send(ApiRequest.patch(
                            "/apis/holdfast.dev/v1/namespaces/" + resource.ref().namespace() + "/" + subject.plural
                                    + "/" + resource.ref().name() + "/status",
                            ApiRequest.PatchType.APPLY,
                            body(subject, resource, now))
                    .query("fieldManager", PlanCronJob.RECONCILE)
                    .query("force", "true"));
        } catch (ApiException.NotFound gone) {
            // Somebody removed it meanwhile: nobody is left to be told.
        }
    }

    /**
     * What was found.
     *
     * @param status {@code True} or {@code False}
     * @param reason a word in camel case
     * @param message a sentence; cut off where the resource has no more room for it
     */
    public record Finding(String status, String reason, String message) {
        public Finding {
            message = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
        }
    }

    private static byte[] body(Subject subject, StoredPlan.Identity resource, StoredPlan.Condition condition) {
        Map<String, Object> body = Map.of(
                "apiVersion",
                "holdfast.dev/v1",
                "kind",
                subject.kind,
                "metadata",
                // One of the same name that somebody made meanwhile is told too, and told better at the next look: no
                // server compares a uid here.
                Map.of("name", resource.ref().name()),
                "status",
                Map.of(
                        "conditions",
                        List.of(Map.of(
                                "type", condition.type(),
                                "status", condition.status(),
                                "reason", condition.reason(),
                                "message", condition.message(),
                                "observedGeneration", condition.generation(),
                                "lastTransitionTime", condition.since().toString()))));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts are always JSON", e);
        }
    }
}
