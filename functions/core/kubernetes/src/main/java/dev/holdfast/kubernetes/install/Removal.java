package dev.holdfast.kubernetes.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.Discovery;
import dev.holdfast.kubernetes.install.Finding.State;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes out of a cluster what {@link Installation} put there, and the CronJobs that were made of plans. What people wrote stays, and above all what
 * opens copies: definitions, since plans go with them; the namespace, since Secrets go with it. A copy is in no cluster, and is not touched.
 */
public final class Removal {
    /** What is deleted never: with it would go what nobody can make anew. */
    private static final Set<String> KEPT =
            Set.of("CustomResourceDefinition", "Namespace", "Secret", "PersistentVolumeClaim", "PersistentVolume");

    private static final String OURS = "holdfast.dev";
    private static final String RECONCILE = "holdfast-reconcile";
    /** What wakes functions goes before what they are, and what they may do goes last. */
    private static final List<String> FIRST =
            List.of("PingSource", "ApiServerSource", "SinkBinding", "Trigger", "Service", "CronJob", "Broker");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final Consumer<Finding> teller;

    /** @param teller is told each step when it is done */
    public Removal(ApiServer server, Consumer<Finding> teller) {
        this.server = server;
        this.teller = teller;
    }

    private record Found(ApiResource resource, ObjectRef ref, String uid) {
        private String title() {
            return resource.kind() + " " + ref.name();
        }
    }

    /** What would be deleted, in its order; nothing is changed. */
    public List<String> wouldRemove() {
        return found().stream().map(Found::title).toList();
    }

    /** Deletes it. Done twice, the second finds nothing. */
    public void run() {
        for (Found each : found()) {
            teller.accept(delete(each));
        }
    }

    /** What is left that has to do with us, and what would go with it. */
    public List<Finding> stays() {
        List<Finding> findings = new ArrayList<>();
        for (String plural : List.of("backupplans", "backuplocations", "restores")) {
            try {
                int count =
                        list("/apis/" + OURS + "/v1/" + plural).path("items").size();
                findings.add(stays(
                        "CustomResourceDefinition " + plural + "." + OURS,
                        "stays, with " + count + " " + plural + "; kubectl delete -k knative/crds removes both"));
            } catch (ApiException.NotFound gone) {
                // Nothing stays.
            }
        }
        try {
            int secrets = list("/api/v1/namespaces/holdfast-system/secrets")
                    .path("items")
                    .size();
            findings.add(stays(
                    "Namespace holdfast-system",
                    "stays, with " + secrets
                            + " Secrets: passwords that open copies may be among them. Have them elsewhere"
                            + " before you delete it"));
        } catch (ApiException.NotFound gone) {
            // Nothing stays.
        }
        findings.add(stays("Copies", "stay as they are: nothing that runs in a cluster deletes them"));
        return findings;
    }

    private static Finding stays(String what, String said) {
        return new Finding(what, State.GOOD, said);
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>();
        for (ApiResource resource : new Discovery(server).read().preferred()) {
            if (!resource.isListable()
                    || !resource.can("delete")
                    || KEPT.contains(resource.kind())
                    || resource.id().group().equals(OURS)) {
                continue;
            }
            found.addAll(labelled(resource, Installation.INSTALLER));
            if (resource.kind().equals("CronJob")) {
                found.addAll(labelled(resource, RECONCILE));
            }
        }
        found.sort(Comparator.comparingInt(Removal::rank));
        return found;
    }

    private static int rank(Found found) {
        int place = FIRST.indexOf(found.resource().kind());
        return place < 0 ? FIRST.size() : place;
    }

    private List<Found> labelled(ApiResource resource, String manager) {
        List<Found> found = new ArrayList<>();
        try {
            JsonNode list = list(ApiRequest.get(resource.id().path())
                    .query("labelSelector", Installation.MANAGED_BY + "=" + manager));
            for (JsonNode item : list.path("items")) {
                JsonNode metadata = item.path("metadata");
                // What somebody else made of ours goes with it: Knative copies labels to what it makes.
                boolean made = !metadata.path("ownerReferences").isEmpty() && !manager.equals(RECONCILE);
                if (!made) {
                    ObjectRef ref = new ObjectRef(
                            resource.groupResource(),
                            metadata.path("namespace").asText(""),
                            metadata.path("name").asText());
                    found.add(new Found(resource, ref, metadata.path("uid").asText()));
                }
            }
        } catch (ApiException.NotFound | ApiException.Unavailable notServed) {
            // An aggregated API that is down holds nothing of ours.
        }
        return found;
    }

    private Finding delete(Found each) {
        byte[] options = ("{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"Background\","
                        + "\"preconditions\":{\"uid\":\"" + each.uid() + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            server.send(ApiRequest.delete(each.resource().id().path(each.ref()), options));
            return Finding.good(each.title(), "is deleted");
        } catch (ApiException.NotFound gone) {
            return Finding.good(each.title(), "is gone already");
        }
    }

    private JsonNode list(String path) {
        return list(ApiRequest.get(path));
    }

    private JsonNode list(ApiRequest request) {
        try (InputStream body = server.open(request)) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
