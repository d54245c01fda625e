package dev.holdfast.kubernetes.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.StoredPlan;
import dev.holdfast.kubernetes.telling.RestoreState.Counts;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The status of a Restore: how far it is; {@code kubectl get restores} shows it. */
public final class RestoreStatus {
    /** The condition that says whether all is back, so that {@code kubectl wait --for=condition=Restored} can wait for it. */
    public static final String RESTORED = "Restored";

    private static final String MANAGER = "holdfast-restore";
    private static final int LONGEST_MESSAGE = 2048;
    private static final int LONGEST_FAILURE = 1024;
    private static final int MOST_FAILURES = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final InstantSource clock;

    public RestoreStatus(ApiServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Writes it. The conditions of others stay as they are.
     *
     * @throws ApiException as the server answers; nothing if somebody removed the Restore meanwhile
     */
    public void write(StoredPlan.Identity restore, RestoreState state) {
        Map<String, Object> body = Map.of(
                "apiVersion",
                "holdfast.dev/v1",
                "kind",
                "Restore",
                "metadata",
                Map.of("name", restore.ref().name()),
                "status",
                status(restore, state));
        try {
            server.send(ApiRequest.patch(
                            path(restore) + "/status", ApiRequest.PatchType.APPLY, JSON.writeValueAsBytes(body))
                    .query("fieldManager", MANAGER)
                    .query("force", "true"));
        } catch (ApiException.NotFound gone) {
            // Nobody is left to be told.
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts are always JSON", e);
        }
    }

    /** What it came to, if it is done as its spec says now. */
    public Optional<Counts> done(StoredPlan.Identity restore) {
        boolean done = restore.condition(RESTORED)
                .filter(condition -> condition.status().equals("True"))
                .filter(condition -> condition.generation() == restore.generation())
                .isPresent();
        if (!done) {
            return Optional.empty();
        }
        try {
            JsonNode status =
                    JSON.readTree(server.send(ApiRequest.get(path(restore)))).path("status");
            return Optional.of(new Counts(
                    status.path("restored").asLong(),
                    status.path("unchanged").asLong(),
                    status.path("failed").asLong()));
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }

    private Map<String, Object> status(StoredPlan.Identity restore, RestoreState state) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", restore.generation());
        status.put("phase", state.phase().title());
        state.counts().ifPresent(counts -> {
            status.put("restored", counts.restored());
            status.put("unchanged", counts.unchanged());
            status.put("failed", counts.failed());
        });
        status.put(
                "failures",
                state.failures().stream()
                        .limit(MOST_FAILURES)
                        .map(failure -> cut(failure, LONGEST_FAILURE))
                        .toList());
        status.put("conditions", List.of(condition(restore, state)));
        return status;
    }

    private Map<String, Object> condition(StoredPlan.Identity restore, RestoreState state) {
        String now = state.phase().restored();
        Instant since = restore.condition(RESTORED)
                .filter(before -> before.status().equals(now))
                .map(StoredPlan.Condition::since)
                .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return Map.of(
                "type",
                RESTORED,
                "status",
                now,
                "reason",
                state.phase().title(),
                "message",
                cut(state.message(), LONGEST_MESSAGE),
                "observedGeneration",
                restore.generation(),
                "lastTransitionTime",
                since.toString());
    }

    private static String path(StoredPlan.Identity restore) {
        return "/apis/holdfast.dev/v1/namespaces/" + restore.ref().namespace() + "/restores/"
                + restore.ref().name();
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
