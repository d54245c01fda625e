package dev.holdfast.kubernetes.restore;

import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.kubernetes.compare.LiveObjects;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The namespaces of chosen objects that nobody chose with them. Objects need them: they are made where the target lacks them, and where it has
 * them they are none of this restore's business, whatever is asked of objects that exist.
 */
final class NeededNamespaces {
    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");

    private NeededNamespaces() {}

    /** Those of {@code chosen} that the snapshot holds, as candidates. */
    static List<Candidate> of(
            ObjectSource source, RestoreOptions options, List<Candidate> chosen, CandidateReader reader) {
        if (options.scope().clusterResources() == ClusterResources.NONE
                || options.scope().excludeResources().stream()
                        .anyMatch(name -> name.matches(NAMESPACES.resource(), NAMESPACES.group()))) {
            return List.of();
        }
        Set<String> needed = new HashSet<>();
        Set<ObjectPath> there = new HashSet<>();
        for (Candidate candidate : chosen) {
            there.add(candidate.path());
            if (candidate.settled().isEmpty()) {
                needed.add(candidate.path().namespace());
            }
        }
        List<ObjectPath> missing = source.paths(ObjectPath.folder("", NAMESPACES)).stream()
                .filter(path -> !there.contains(path))
                .filter(path -> path.name().filter(needed::contains).isPresent())
                .toList();
        Queue<Candidate> read = new ConcurrentLinkedQueue<>();
        source.read(missing, stored -> read.add(reader.readChosen(stored)));
        return List.copyOf(read);
    }

    /** Without those that the target has. */
    static List<Candidate> lacking(LiveObjects live, List<Candidate> needed) {
        return needed.stream()
                .filter(candidate -> live.uid(candidate.target()).isEmpty())
                .toList();
    }
}
