package dev.holdfast.kubernetes.firing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.StoredPlan;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The CronJobs of all plans, made equal to what the plans say: those that are missing or differ are written, those that no plan wants are
 * removed, the others are not touched. A CronJob that is not ours is neither read nor changed.
 *
 * <p>Every method throws {@link ApiException} as the server answers.
 */
public final class PlanCronJobs {
    private static final String PATH = "/apis/batch/v1/namespaces/" + PlanRef.SYSTEM_NAMESPACE + "/cronjobs";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final FiringSettings settings;

    public PlanCronJobs(ApiServer server, FiringSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Those that there are: by name, what each was made from. */
    public Map<String, String> existing() {
        Map<String, String> found = new TreeMap<>();
        String next = "";
        do {
            ApiRequest request = ApiRequest.get(PATH)
                    .query("labelSelector", PlanCronJob.MANAGED_BY + "=" + PlanCronJob.RECONCILE)
                    .query("limit", "250");
            JsonNode page = read(next.isEmpty() ? request : request.query("continue", next));
            for (JsonNode item : page.path("items")) {
                JsonNode metadata = item.path("metadata");
                found.put(
                        metadata.path("name").asText(),
                        metadata.path("annotations").path(PlanCronJob.MADE_FROM).asText());
            }
            next = page.path("metadata").path("continue").asText();
        } while (!next.isEmpty());
        return found;
    }

    /**
     * Writes those of a plan that are missing or were made from something else.
     *
     * @param existing as {@link #existing} found them
     * @return what was done with each
     */
    public List<Written> write(StoredPlan.Valid plan, Map<String, String> existing) {
        return PlanCronJob.all(plan, settings).stream()
                .map(job -> write(job, existing))
                .toList();
    }

    private Written write(CronJob job, Map<String, String> existing) {
        String name = job.getMetadata().getName();
        if (existing.getOrDefault(name, "")
                .equals(job.getMetadata().getAnnotations().get(PlanCronJob.MADE_FROM))) {
            return Written.NOTHING;
        }
        server.send(ApiRequest.patch(
                        PATH + "/" + name,
                        ApiRequest.PatchType.APPLY,
                        Serialization.asJson(job).getBytes(UTF_8))
                .query("fieldManager", PlanCronJob.RECONCILE)
                .query("force", "true"));
        return existing.containsKey(name) ? Written.CHANGED : Written.CREATED;
    }

    /** The names of those that a plan keeps; one that cannot be read keeps all that it may have. */
    public static Set<String> kept(StoredPlan stored) {
        return Arrays.stream(Firing.values())
                .filter(firing -> switch (stored) {
                    case StoredPlan.Broken _ -> true;
                    case StoredPlan.Valid valid -> firing.schedule(valid.plan()).isPresent();
                })
                .map(firing -> PlanCronJob.name(stored.identity().ref(), firing))
                .collect(Collectors.toSet());
    }

    /** What {@link #write} did. */
    public enum Written {
        NOTHING,
        CREATED,
        CHANGED
    }

    /**
     * Removes those that no plan wants.
     *
     * @param kept the names of those that stay, of all plans
     * @param existing as {@link #existing} found them
     * @return how many were removed
     */
    public int removeOthers(Set<String> kept, Map<String, String> existing) {
        int removed = 0;
        for (String name : existing.keySet()) {
            if (!kept.contains(name)) {
                removed += remove(name);
            }
        }
        return removed;
    }

    private int remove(String name) {
        try {
            server.send(ApiRequest.delete(PATH + "/" + name).query("propagationPolicy", "Background"));
            return 1;
        } catch (ApiException.NotFound gone) {
            return 0; // Its owner went, and took it along.
        }
    }

    private JsonNode read(ApiRequest request) {
        try (InputStream body = server.open(request)) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
