package dev.holdfast.kubernetes.compare;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Compares all that a cluster should hold with what it holds. */
public final class ClusterComparison {
    private final ApiServer server;
    private final StatusPolicy status;
    private final VersionRelation versions;

    public ClusterComparison(ApiServer server, StatusPolicy status, VersionRelation versions) {
        this.server = server;
        this.status = status;
        this.versions = versions;
    }

    /** Reads the cluster, then each expected object, and compares. Changes nothing. */
    public ComparisonReport run(Expectations expectations) {
        Map<ApiResource, Set<ObjectRef>> wanted = expectations.wanted();
        LiveObjects live = LiveObjects.read(server, wanted, status);
        ObjectComparer comparer = new ObjectComparer(server, live, expectations.owners(), status, versions);
        Map<GroupResource, String> unreadable = new HashMap<>();
        wanted.keySet()
                .forEach(resource ->
                        live.failure(resource).ifPresent(reason -> unreadable.put(resource.groupResource(), reason)));
        ReportBuilder report = new ReportBuilder();
        expectations.read(expected -> report.add(expected.ref(), verdict(expected, comparer, unreadable)));
        return report.build();
    }

    private static ObjectVerdict verdict(
            ExpectedObject expected, ObjectComparer comparer, Map<GroupResource, String> unreadable) {
        return switch (expected) {
            case ExpectedObject.Settled settled -> settled.verdict();
            case ExpectedObject.Present present -> {
                String reason = unreadable.get(present.ref().resource());
                yield reason == null
                        ? comparer.compare(present.ref(), present.content())
                        : new ObjectVerdict.Unknown(reason);
            }
        };
    }
}
