package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.compare.LiveObjects;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who owns whom among the objects of a restore, and which owners are not among them. */
final class OwnerGraph {
    private final Map<String, Candidate.OwnerReference> references = new HashMap<>();
    private final Map<String, Candidate> inside = new HashMap<>();

    OwnerGraph(List<Candidate> candidates) {
        candidates.forEach(
                candidate -> candidate.owners().forEach(owner -> references.putIfAbsent(owner.uid(), owner)));
        candidates.stream()
                .filter(candidate -> references.containsKey(candidate.uid()))
                .forEach(candidate -> inside.put(candidate.uid(), candidate));
    }

    /** Owners that are not restored but may be at the target, by name. */
    Map<ObjectRef, ApiResource> outside() {
        Map<ObjectRef, ApiResource> outside = new HashMap<>();
        references.forEach((uid, reference) -> {
            if (!willBeThere(uid)) {
                reference.owner().ifPresent(owner -> reference.at().ifPresent(at -> outside.put(owner, at)));
            }
        });
        return outside;
    }

    /** By captured uid, each owner that is restored or that the target has. */
    Map<String, ObjectRef> owners(LiveObjects live) {
        Map<String, ObjectRef> owners = new HashMap<>();
        references.forEach((uid, reference) -> {
            Candidate candidate = inside.get(uid);
            if (candidate != null && willBeThere(uid)) {
                owners.put(uid, candidate.target());
            } else {
                reference
                        .owner()
                        .filter(owner -> live.uid(owner).isPresent())
                        .ifPresent(owner -> owners.put(uid, owner));
            }
        });
        return owners;
    }

    /** Whether a controller of the object, or a controller of that, is among {@code owners}. */
    boolean isControlledBy(Candidate candidate, Map<String, ObjectRef> owners) {
        Set<String> seen = new HashSet<>();
        return isControlled(candidate, owners, seen);
    }

    private boolean isControlled(Candidate candidate, Map<String, ObjectRef> owners, Set<String> seen) {
        for (Candidate.OwnerReference owner : candidate.owners()) {
            if (!owner.controls() || !seen.add(owner.uid())) {
                continue;
            }
            Candidate controller = inside.get(owner.uid());
            if (owners.containsKey(owner.uid()) || (controller != null && isControlled(controller, owners, seen))) {
                return true;
            }
        }
        return false;
    }

    private boolean willBeThere(String uid) {
        Candidate candidate = inside.get(uid);
        return candidate != null && candidate.settled().isEmpty();
    }
}
