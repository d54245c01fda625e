package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares single objects with what a cluster holds. Safe for many threads. */
public final class ObjectComparer {
    private final ApiServer server;
    private final LiveObjects live;
    private final Owners owners;
    private final NormalForm form;
    private final PairRules pairs;

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
        this.pairs = new PairRules(versions);
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
                    .map(found -> compareFields(object, normal.tree(), wanted, found))
                    .orElseGet(ObjectVerdict.Missing::new);
        } catch (ApiException failed) {
            return new ObjectVerdict.Unknown(String.valueOf(failed.getMessage()));
        }
    }

    private ObjectVerdict compareFields(ObjectRef object, ObjectNode captured, List<String> wanted, ObjectNode found) {
        NormalForm.Normalised normal = form.apply(object.resource(), found);
        ObjectVerdict verdict = pairs.compare(object.resource(), captured, normal.tree());
        List<Difference> owned = ownerDifferences(wanted, normal.ownerUids());
        if (owned.isEmpty()) {
            return verdict;
        }
        List<Difference> all = new ArrayList<>(owned);
        if (verdict instanceof ObjectVerdict.Differs differs) {
            all.addAll(differs.differences());
        }
        return new ObjectVerdict.Differs(all);
    }

    /** An owner reference that names the right owner by the wrong uid is one that the garbage collector follows to the death. */
    private static List<Difference> ownerDifferences(List<String> wanted, List<String> found) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
            if (!wanted.get(i).equals(found.get(i))) {
                String pointer = "/metadata/ownerReferences/" + i + "/uid";
                differences.add(new Difference(pointer, Difference.Kind.CHANGED));
            }
        }
        return differences;
    }

    private String liveUid(String capturedUid) {
        return owners.find(capturedUid).flatMap(live::uid).orElse(capturedUid);
    }
}
