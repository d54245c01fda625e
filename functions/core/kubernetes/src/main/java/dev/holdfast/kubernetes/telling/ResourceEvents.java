package dev.holdfast.kubernetes.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.Sha256;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.StoredPlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kubernetes Events on our resources, as {@code kubectl describe} shows them. What is told again counts on, and is not told twice. */
public final class ResourceEvents {
    private static final int LONGEST_MESSAGE = 1024;
    /** Those told last; Kubernetes itself forgets after an hour. */
    private static final int REMEMBERED = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final InstantSource clock;
    private final About about;
    private final LinkedHashMap<String, Told> told = new LinkedHashMap<>(16, 0.75f, true);

    public ResourceEvents(ApiServer server, InstantSource clock, About about) {
        this.server = server;
        this.clock = clock;
        this.about = about;
    }

    /** On what, and who tells it. */
    public enum About {
        PLANS("BackupPlan", "holdfast-report"),
        RESTORES("Restore", "holdfast-restore");

        private final String kind;
        private final String reporter;

        About(String kind, String reporter) {
            this.kind = kind;
            this.reporter = reporter;
        }
    }

    private record Told(Instant first, int times) {}

    /** How much it matters. */
    public enum Weight {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String type;

        Weight(String type) {
            this.type = type;
        }
    }

    /**
     * What people should notice.
     *
     * @param reason a word in camel case
     * @param message a sentence; cut off where an Event has no more room for it
     */
    public record Notice(Weight weight, String reason, String message) {
        public Notice {
            message = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
        }
    }

    /**
     * Tells it.
     *
     * @throws ApiException as the server answers
     */
    public void tell(StoredPlan.Identity resource, Notice notice) {
        String name = name(resource, notice);
        Told now = count(name);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("apiVersion", "v1");
        event.put("kind", "Event");
        event.put("metadata", Map.of("name", name, "namespace", resource.ref().namespace()));
        event.put(
                "involvedObject",
                Map.of(
                        "apiVersion", "holdfast.dev/v1",
                        "kind", about.kind,
                        "namespace", resource.ref().namespace(),
                        "name", resource.ref().name(),
                        "uid", resource.uid()));
        event.put("type", notice.weight().type);
        event.put("reason", notice.reason());
        event.put("message", notice.message());
        event.put("source", Map.of("component", about.reporter));
        event.put("reportingComponent", about.reporter);
        event.put("firstTimestamp", now.first().toString());
        event.put(
                "lastTimestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("count", now.times());
        try {
            server.send(ApiRequest.patch(
                            "/api/v1/namespaces/" + resource.ref().namespace() + "/events/" + name,
                            ApiRequest.PatchType.APPLY,
                            JSON.writeValueAsBytes(event))
                    .query("fieldManager", about.reporter)
                    .query("force", "true"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts are always JSON", e);
        }
    }

    /** The same for the same: told by two instances, it is one Event. */
    private static String name(StoredPlan.Identity resource, Notice notice) {
        String told = String.join("\n", resource.uid(), notice.weight().type, notice.reason(), notice.message());
        return resource.ref().name() + "."
                + Sha256.of(told.getBytes(StandardCharsets.UTF_8)).shortHex();
    }

    private synchronized Told count(String name) {
        Told before = told.getOrDefault(name, new Told(clock.instant().truncatedTo(ChronoUnit.SECONDS), 0));
        Told now = new Told(before.first(), before.times() + 1);
        told.put(name, now);
        if (told.size() > REMEMBERED) {
            told.pollFirstEntry();
        }
        return now;
    }
}
