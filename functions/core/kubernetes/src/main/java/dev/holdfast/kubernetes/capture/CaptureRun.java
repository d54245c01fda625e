package dev.holdfast.kubernetes.capture;

import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.Discovery;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import dev.holdfast.kubernetes.objects.ObjectSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One capture from discovery to manifest. */
final class CaptureRun {
    private static final GroupResource CRDS = new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");

    private final ApiServer server;
    private final Scope scope;
    private final Lists lists;
    private final Ledger ledger;

    CaptureRun(ApiServer server, Scope scope, ObjectSink sink, Lists lists) {
        this.server = server;
        this.scope = scope;
        this.lists = lists;
        this.ledger = new Ledger(server, lists, sink);
    }

    CaptureResult run() {
        Discovery discovery = new Discovery(server);
        String version = discovery.version();
        ServedApi served = discovery.read();
        served.failed().stream()
                .filter(group -> ResourceChoice.mayMatter(scope, groupOf(group)))
                .forEach(group -> ledger.failed(group.apiVersion(), CaptureFailure.Kind.GROUP_DOWN, group.reason()));
        ResourceChoice choice = ResourceChoice.of(served, storageVersions(served), scope);
        NamespaceChoice namespaces = namespaces(served);
        References references = new References(choice.referable());

        captureNamespaces(served, namespaces);
        lists.runAll(choice.listed().stream()
                .map(resource -> (Runnable) () -> capture(resource, namespaces, references))
                .toList());
        if (scope.clusterResources() == ClusterResources.REFERENCED) {
            new ReferencedObjects(choice.referable(), references, namespaces, lists, ledger).capture();
        }
        countLeftOut(choice, namespaces);
        return CaptureResult.of(ledger.manifest(version, served));
    }

    private static String groupOf(ServedApi.FailedGroup group) {
        int slash = group.apiVersion().indexOf('/');
        return slash < 0 ? "" : group.apiVersion().substring(0, slash);
    }

    /** Before everything else: they decide at which version custom resources are read. */
    private Map<GroupResource, String> storageVersions(ServedApi served) {
        StorageVersions storage = new StorageVersions();
        served.versions(CRDS).stream().findFirst().ifPresent(crds -> {
            try {
                lists.list(crds, List.of(everything(crds)), new Collector(storage::add));
            } catch (ApiException.Refused | MalformedJsonException | ListForgottenException e) {
                // Then custom resources are read at the version that the server prefers.
            }
        });
        return storage.versions();
    }

    private NamespaceChoice namespaces(ServedApi served) {
        if (!NamespaceChoice.needsList(scope)) {
            return NamespaceChoice.byName(scope);
        }
        Set<String> chosen = ConcurrentHashMap.newKeySet();
        LabelSelector labels = scope.namespaceSelector().orElse(LabelSelector.EVERYTHING);
        ApiResource resource = namespaceResource(served);
        try {
            lists.list(resource, List.of(everything(resource)), new Collector(json -> {
                ItemHeader header = ItemHeader.read(json);
                if (scope.takesNamespace(header.name()) && labels.matches(header.labels())) {
                    chosen.add(header.name());
                }
            }));
        } catch (ListForgottenException e) {
            throw new CaptureException(
                    "The server forgot the list of namespaces each time before its end; run it again");
        }
        if (chosen.isEmpty()) {
            ledger.failed("namespaces", CaptureFailure.Kind.ABSENT, "no namespace fits the scope; check its patterns");
        }
        return new NamespaceChoice.Named(chosen);
    }

    private void captureNamespaces(ServedApi served, NamespaceChoice namespaces) {
        ApiResource resource = namespaceResource(served);
        boolean excluded = scope.excludeResources().stream().anyMatch(it -> it.matches("namespaces", ""));
        if (excluded) {
            return;
        }
        List<Lists.Part> parts = namespaces.lists().equals(List.of(""))
                ? List.of(everything(resource))
                : namespaces.lists().stream().map(it -> single(resource, it)).toList();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Ledger.Entry entry = ledger.entry(resource);
        Meant meant = header -> {
            seen.add(header.name());
            return namespaces.takes(header.name());
        };
        entry.capture(parts, meant, new References(List.of()));
        if (entry.isWhole()) {
            nameAbsent(namespaces, seen);
        }
    }

    private void nameAbsent(NamespaceChoice namespaces, Set<String> seen) {
        if (namespaces instanceof NamespaceChoice.Named(Set<String> names)) {
            names.stream()
                    .filter(name -> !seen.contains(name))
                    .forEach(name -> ledger.failed(
                            "namespaces/" + name,
                            CaptureFailure.Kind.ABSENT,
                            "there is no such namespace; check the plan's scope"));
        }
    }

    private void capture(ApiResource resource, NamespaceChoice namespaces, References references) {
        Optional<LabelSelector> only = scope.labelSelectors().size() == 1
                ? Optional.of(scope.labelSelectors().getFirst())
                : Optional.empty();
        List<Lists.Part> parts = new ArrayList<>();
        for (String namespace : resource.isNamespaced() ? namespaces.lists() : List.of("")) {
            ApiRequest request = ApiRequest.get(resource.id().path(namespace));
            parts.add(new Lists.Part(
                    namespace,
                    only.filter(it -> !it.isEmpty())
                            .map(it -> request.query("labelSelector", it.query()))
                            .orElse(request)));
        }
        Meant meant = header -> (header.namespace().isEmpty() || namespaces.takes(header.namespace()))
                && (scope.labelSelectors().isEmpty()
                        || scope.labelSelectors().stream().anyMatch(it -> it.matches(header.labels())));
        ledger.entry(resource).capture(parts, meant, references);
    }

    private void countLeftOut(ResourceChoice choice, NamespaceChoice namespaces) {
        lists.runAll(choice.leftOut().stream()
                .map(unlisted -> (Runnable) () -> ledger.leftOut(new LeftOut(
                        unlisted.resource().groupResource(),
                        unlisted.reason(),
                        LeftOutCount.of(server, unlisted, namespaces))))
                .toList());
    }

    private static ApiResource namespaceResource(ServedApi served) {
        return served.versions(ResourceChoice.NAMESPACES).stream()
                .findFirst()
                .orElseThrow(() -> new CaptureException(
                        "The server serves no namespaces; check that this is a Kubernetes API server"));
    }

    static Lists.Part everything(ApiResource resource) {
        return new Lists.Part("", ApiRequest.get(resource.id().path()));
    }

    /** One object by name, through a list, for that is how everything else is read. */
    static Lists.Part single(ApiResource resource, String name) {
        String escaped = name.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
        return new Lists.Part(
                "", ApiRequest.get(resource.id().path()).query("fieldSelector", "metadata.name=" + escaped));
    }
}
