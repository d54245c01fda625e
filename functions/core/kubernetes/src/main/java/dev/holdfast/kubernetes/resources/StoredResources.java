package dev.holdfast.kubernetes.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.restore.Restore;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resources that a cluster holds, read by the same rules as files. A resource that breaks a rule breaks only itself: one tenant's
 * mistake is no other tenant's trouble.
 *
 * <p>Every method throws {@link ApiException} as the server answers.
 */
public final class StoredResources {
    private static final String ROOT = "/apis/" + Kind.API_VERSION + "/";
    private static final int PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;

    public StoredResources(ApiServer server) {
        this.server = server;
    }

    /**
     * What a list holds.
     *
     * @param broken what is wrong with the resources that cannot be read; each names its resource
     */
    public record Listing<T>(List<T> readable, List<InvalidResourceException> broken) {
        public Listing {
            readable = List.copyOf(readable);
            broken = List.copyOf(broken);
        }
    }

    /** The plan of that name, if there is one. */
    public Optional<BackupPlan> plan(PlanRef ref) throws InvalidResourceException {
        return one(Kind.BACKUP_PLAN, ref.namespace(), ref.name())
                .map(set -> set.plans().getFirst());
    }

    /** The location of that name, if there is one. */
    public Optional<BackupLocation> location(LocationName name) throws InvalidResourceException {
        return one(Kind.BACKUP_LOCATION, "", name.value())
                .map(set -> set.locations().getFirst());
    }

    /** The restore of that name, if there is one. */
    public Optional<Restore> restore(PlanRef ref) throws InvalidResourceException {
        return one(Kind.RESTORE, ref.namespace(), ref.name())
                .map(set -> set.restores().getFirst());
    }

    /** All plans of all namespaces. */
    public Listing<BackupPlan> plans() {
        List<BackupPlan> plans = new ArrayList<>();
        List<InvalidResourceException> broken = new ArrayList<>();
        for (StoredPlan stored : storedPlans()) {
            switch (stored) {
                case StoredPlan.Valid readable -> plans.add(readable.plan());
                case StoredPlan.Broken unreadable -> broken.add(unreadable.why());
            }
        }
        return new Listing<>(plans, broken);
    }

    /** The same, with what the cluster knows of each. */
    public List<StoredPlan> storedPlans() {
        List<StoredPlan> plans = new ArrayList<>();
        for (JsonNode item : items(Kind.BACKUP_PLAN)) {
            StoredPlan.Identity identity = identity(item);
            try {
                ResourceSet set = read(Kind.BACKUP_PLAN, item.toString(), name(item));
                plans.add(new StoredPlan.Valid(identity, set.plans().getFirst()));
            } catch (InvalidResourceException e) {
                plans.add(new StoredPlan.Broken(identity, e));
            }
        }
        return plans;
    }

    /** What the cluster knows of the plan of that name, if there is one, whether it can be read or not. */
    public Optional<StoredPlan.Identity> planIdentity(PlanRef ref) {
        return identity(Kind.BACKUP_PLAN, ref);
    }

    /** What the cluster knows of the Restore of that name, if there is one, whether it can be read or not. */
    public Optional<StoredPlan.Identity> restoreIdentity(PlanRef ref) {
        return identity(Kind.RESTORE, ref);
    }

    private Optional<StoredPlan.Identity> identity(Kind kind, PlanRef ref) {
        return json(kind, ref.namespace(), ref.name()).map(text -> {
            try {
                return identity(JSON.readTree(text));
            } catch (IOException e) {
                throw ApiException.of(e);
            }
        });
    }

    /** All restores of all namespaces. */
    public List<StoredRestore> storedRestores() {
        List<StoredRestore> restores = new ArrayList<>();
        for (JsonNode item : items(Kind.RESTORE)) {
            StoredPlan.Identity identity = identity(item);
            try {
                ResourceSet set = read(Kind.RESTORE, item.toString(), name(item));
                restores.add(new StoredRestore.Valid(identity, set.restores().getFirst()));
            } catch (InvalidResourceException e) {
                restores.add(new StoredRestore.Broken(identity, e));
            }
        }
        return restores;
    }

    private List<JsonNode> items(Kind kind) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = page(ROOT + kind.plural(), next);
            page.path("items").forEach(items::add);
            next = page.path("metadata").path("continue").asText("");
        } while (!next.isEmpty());
        return items;
    }

    private static StoredPlan.Identity identity(JsonNode item) {
        JsonNode metadata = item.path("metadata");
        List<StoredPlan.Condition> conditions = new ArrayList<>();
        for (JsonNode one : item.path("status").path("conditions")) {
            conditions.add(new StoredPlan.Condition(
                    one.path("type").asText(),
                    one.path("status").asText(),
                    one.path("reason").asText(),
                    one.path("message").asText(),
                    one.path("observedGeneration").asLong(),
                    Instant.parse(one.path("lastTransitionTime").asText("1970-01-01T00:00:00Z"))));
        }
        return new StoredPlan.Identity(
                PlanRef.parse(name(item)),
                metadata.path("uid").asText(),
                metadata.path("generation").asLong(),
                conditions);
    }

    private static String name(JsonNode item) {
        JsonNode metadata = item.path("metadata");
        return metadata.path("namespace").asText("") + "/"
                + metadata.path("name").asText("");
    }

    private Optional<ResourceSet> one(Kind kind, String namespace, String name) throws InvalidResourceException {
        Optional<String> json = json(kind, namespace, name);
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(read(kind, json.get(), namespace.isEmpty() ? name : namespace + "/" + name));
    }

    private Optional<String> json(Kind kind, String namespace, String name) {
        String folder = namespace.isEmpty() ? "" : "namespaces/" + namespace + "/";
        try {
            return Optional.of(
                    new String(server.send(ApiRequest.get(ROOT + folder + kind.plural() + "/" + name)), UTF_8));
        } catch (ApiException.NotFound missing) {
            return Optional.empty();
        }
    }

    private ResourceSet read(Kind kind, String json, String name) throws InvalidResourceException {
        return ResourceReader.read(
                kind.title() + " " + name + " at " + server.address(), json, PlanRef.SYSTEM_NAMESPACE);
    }

    private JsonNode page(String path, String next) {
        ApiRequest request = ApiRequest.get(path).query("limit", Integer.toString(PAGE));
        if (!next.isEmpty()) {
            request = request.query("continue", next);
        }
        try (InputStream body = server.open(request)) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
