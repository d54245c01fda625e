package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.ArrayList;
import java.util.List;

/** Compares two states of one object, field by field. Safe for many threads. */
public final class PairComparison {
    private final NormalForm form;
    private final PairRules pairs;

    public PairComparison(StatusPolicy status, VersionRelation versions) {
        this.form = new NormalForm(status);
        this.pairs = new PairRules(versions);
    }

    /**
     * Compares two objects whose owner references have the uids of the same cluster.
     *
     * @return {@link ObjectVerdict.Equal} or {@link ObjectVerdict.Differs}
     */
    public ObjectVerdict compare(GroupResource resource, ObjectNode captured, ObjectNode live) {
        NormalForm.Normalised wanted = form.apply(resource, captured.deepCopy());
        return compare(resource, wanted.tree(), wanted.ownerUids(), live);
    }

    /**
     * Two states without what no comparison holds against a restored object, for whoever shows the rest: its uid and its owners' uids, the addresses
     * that another cluster gives.
     */
    public record Rest(ObjectNode captured, ObjectNode live) {}

    /** What is left of two states of an object in two clusters, or of one that was deleted and restored between. */
    public Rest rest(GroupResource resource, ObjectNode captured, ObjectNode live) {
        ObjectNode wanted = form.apply(resource, captured.deepCopy()).tree();
        ObjectNode found = form.apply(resource, live.deepCopy()).tree();
        pairs.overlook(resource, wanted, found);
        return new Rest(wanted, found);
    }

    /**
     * @param captured in normal form; changed
     * @param ownerUids the uids that its owner references should have
     */
    ObjectVerdict compare(GroupResource resource, ObjectNode captured, List<String> ownerUids, ObjectNode live) {
        NormalForm.Normalised found = form.apply(resource, live.deepCopy());
        ObjectVerdict verdict = pairs.compare(resource, captured, found.tree());
        List<Difference> owned = ownerDifferences(ownerUids, found.ownerUids());
        if (owned.isEmpty()) {
            return verdict;
        }
        List<Difference> all = new ArrayList<>(owned);
        if (verdict instanceof ObjectVerdict.Differs differs) {
            all.addAll(differs.differences());
        }
        return new ObjectVerdict.Differs(all, ObjectVerdict.Differs.Extent.CONTENT);
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
}
