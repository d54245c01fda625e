package dev.holdfast.kubernetes.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Captures the cluster-scoped objects that captured objects refer to, and what those refer to in turn, until nothing new is named. A
 * ClusterRoleBinding refers the other way round: it belongs to the capture if it binds a ServiceAccount of a captured namespace.
 */
final class ReferencedObjects {
    private static final ObjectMapper JSON = JsonFormat.newMapper();
    private static final GroupResource BINDINGS = GroupResource.parse("clusterrolebindings.rbac.authorization.k8s.io");
    private static final String GROUP_OF_NAMESPACE = "system:serviceaccounts:";
    /** Up to so many objects are asked for one by one, more with one list. */
    private static final int ONE_BY_ONE = 8;

    private final List<ApiResource> referable;
    private final References references;
    private final NamespaceChoice namespaces;
    private final Lists lists;
    private final Ledger ledger;
    private final Map<GroupResource, Names> names = new HashMap<>();

    ReferencedObjects(
            List<ApiResource> referable,
            References references,
            NamespaceChoice namespaces,
            Lists lists,
            Ledger ledger) {
        this.referable = referable;
        this.references = references;
        this.namespaces = namespaces;
        this.lists = lists;
        this.ledger = ledger;
        referable.forEach(resource -> names.put(resource.groupResource(), new Names()));
    }

    void capture() {
        referable.stream()
                .filter(resource -> resource.groupResource().equals(BINDINGS))
                .forEach(this::findBindings);
        List<Runnable> round = round();
        while (!round.isEmpty()) {
            lists.runAll(round);
            round = round();
        }
    }

    private List<Runnable> round() {
        List<Runnable> round = new ArrayList<>();
        for (ApiResource resource : referable) {
            Names known = names.get(resource.groupResource());
            if (known != null && known.add(references.of(resource.groupResource()))) {
                round.add(() -> ledger.entry(resource).capture(parts(resource, known), known, references));
            }
        }
        return round;
    }

    private static List<Lists.Part> parts(ApiResource resource, Names known) {
        return known.all.size() > ONE_BY_ONE
                ? List.of(CaptureRun.everything(resource))
                : known.all.stream()
                        .map(name -> CaptureRun.single(resource, name))
                        .toList();
    }

    private void findBindings(ApiResource resource) {
        try {
            lists.list(resource, List.of(CaptureRun.everything(resource)), new Collector(this::findBinding));
        } catch (ApiException.Forbidden e) {
            ledger.failed(resource.groupResource().toString(), CaptureFailure.Kind.FORBIDDEN, e.getMessage());
        } catch (ListForgottenException e) {
            ledger.failed(
                    resource.groupResource().toString(),
                    CaptureFailure.Kind.FORGOTTEN,
                    "the server forgot the list each time before its end; run it again");
        }
    }

    private void findBinding(byte[] json) {
        JsonNode binding;
        try {
            binding = JSON.readTree(json);
        } catch (IOException e) {
            throw new MalformedJsonException("A ClusterRoleBinding cannot be read", e);
        }
        for (JsonNode subject : binding.path("subjects")) {
            if (isOurs(subject)) {
                references.add(BINDINGS, binding.path("metadata").path("name").asText());
            }
        }
    }

    private boolean isOurs(JsonNode subject) {
        String name = subject.path("name").asText();
        return switch (subject.path("kind").asText()) {
            case "ServiceAccount" -> namespaces.takes(subject.path("namespace").asText());
            case "Group" ->
                name.startsWith(GROUP_OF_NAMESPACE) && namespaces.takes(name.substring(GROUP_OF_NAMESPACE.length()));
            default -> false;
        };
    }

    /** The names wanted of one resource: those of this round, or all of them if its list begins again. */
    private static final class Names implements Meant {
        private final Set<String> all = new TreeSet<>();
        private volatile Set<String> wanted = Set.of();

        /** Begins a round; false if nothing is new. */
        boolean add(Set<String> found) {
            Set<String> fresh = ConcurrentHashMap.newKeySet();
            fresh.addAll(found);
            fresh.removeAll(all);
            all.addAll(fresh);
            wanted = fresh;
            return !fresh.isEmpty();
        }

        @Override
        public boolean test(ItemHeader object) {
            return wanted.contains(object.name());
        }

        @Override
        public void restarted() {
            wanted = Set.copyOf(all);
        }
    }
}
