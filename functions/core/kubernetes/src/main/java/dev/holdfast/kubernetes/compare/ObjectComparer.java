package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Set;

/** Compares single objects with what a cluster holds. Safe for many threads. */
public final class ObjectComparer {
    private final ApiServer server;
    private final LiveObjects live;
    private final Owners owners;
    private final NormalForm form;
    private final PairComparison pairs;

    /**
     * @param live what the cluster held when it was read, with the same {@code status}
     * @param owners whose uid a captured uid was
     */
    public ObjectComparer(
            ApiServer server, LiveObjects live, Owners owners, StatusPolicy status, VersionRelation versions) {
        this.server = server;
        this.live = live;
        this.owners = owners;
        this.form = new NormalForm(status);
        this.pairs = new PairComparison(status, versions);
    }

    /**
     * Compares by digest, and field by field only where the digests differ.
     *
     * @param captured what is expected; changed by this
     */
    public ObjectVerdict compare(ObjectRef object, ObjectNode captured) {
        return live.find(object).map(entry -> compare(object, captured, entry)).orElseGet(ObjectVerdict.Missing::new);
    }

    private ObjectVerdict compare(ObjectRef object, ObjectNode captured, LiveObjects.Entry entry) {
        NormalForm.Normalised normal = form.apply(object.resource(), captured);
        List<String> wanted = normal.ownerUids().stream().map(this::liveUid).toList();
        if (wanted.equals(entry.ownerUids()) && TreeDigest.of(normal.tree()).equals(entry.digest())) {
            return new ObjectVerdict.Equal(Set.of());
        }
        try {
            return LiveObjects.fetch(server, entry.resource(), object)
                    .map(found -> pairs.compare(object.resource(), normal.tree(), wanted, found))
                    .orElseGet(ObjectVerdict.Missing::new);
        } catch (ApiException failed) {
            return new ObjectVerdict.Unknown(String.valueOf(failed.getMessage()));
        }
    }

    private String liveUid(String capturedUid) {
        return owners.find(capturedUid).flatMap(live::uid).orElse(capturedUid);
    }
}
