package dev.holdfast.kubernetes.restore;

import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.Discovery;
import dev.holdfast.kubernetes.compare.LiveObjects;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Computes what a restore would do. Reads the snapshot and the target, and changes neither. */
public final class RestorePlanner {
    private static final Comparator<PlannedObject> ORDER =
            Comparator.comparing(PlannedObject::stage).thenComparing(PlannedObject::path);

    private final ApiServer target;
    private final VersionRelation versions;

    /** @param versions whether the target is newer than what was captured */
    public RestorePlanner(ApiServer target, VersionRelation versions) {
        this.target = target;
        this.versions = versions;
    }

    /**
     * The plan. What the snapshot can no longer give is {@link PlannedAction.Lost} in it, but where all of it is to come back: there it
     * is an error.
     *
     * @throws dev.holdfast.kubernetes.api.ApiException if the target cannot be asked what it serves
     * @throws IdlePatchException if a patch rule fits no object
     */
    public RestorePlan plan(ObjectSource snapshot, RestoreOptions options) {
        WhatIsLeft left = new WhatIsLeft(snapshot);
        // A restore test proves all of it, or nothing.
        ObjectSource source = options.inclusion() == Inclusion.FAITHFUL ? snapshot : left;
        Catalogue catalogue = new Catalogue(new Discovery(target).read());
        Selection selection = Selection.of(options, source);
        List<ObjectPath> paths = selection.paths(source);
        Map<String, String> storedAt = new DefinitionReader(source, options, selection).read(paths, catalogue);
        Transformation transformation = new Transformation(options, storedAt);
        CandidateReader reader = new CandidateReader(options, transformation, catalogue, selection);
        List<Candidate> chosen = candidates(source, paths, reader);
        List<Candidate> needed = NeededNamespaces.of(source, options, chosen, reader);
        refuseIdlePatches(transformation);
        OwnerGraph graph = new OwnerGraph(chosen);
        LiveObjects live = LiveObjects.read(target, wanted(both(chosen, needed), graph), options.status());
        List<Candidate> candidates = both(chosen, NeededNamespaces.lacking(live, needed));
        Map<String, ObjectRef> owners = graph.owners(live);
        TargetForm form = new TargetForm(options, transformation, owners.keySet(), catalogue.served());
        List<Candidate> settled = leaveToControllers(candidates, graph, owners, options);
        Map<ObjectPath, PlannedAction> existing =
                new ExistingObjects(target, versions, options, live, form, owners).actions(source, settled);
        List<PlannedObject> objects = new ArrayList<>(settled.size());
        settled.forEach(candidate -> objects.add(planned(candidate, live, existing)));
        objects.addAll(lost(left, objects, paths, transformation));
        objects.sort(ORDER);
        return new RestorePlan(options, objects, owners, uids(owners, live), storedAt, versions, catalogue.served());
    }

    /** What was lost among {@code paths}; what is not in scope by its content cannot be told apart any more. */
    private static List<PlannedObject> lost(
            WhatIsLeft left, List<PlannedObject> known, List<ObjectPath> paths, Transformation transformation) {
        Map<ObjectPath, String> lost = left.lost();
        Set<ObjectPath> planned = new HashSet<>();
        known.forEach(object -> planned.add(object.path()));
        return paths.stream()
                .filter(path -> lost.containsKey(path) && !planned.contains(path))
                .map(path -> new PlannedObject(
                        path,
                        transformation.target(new ObjectRef(path.resource(), path.namespace(), name(path))),
                        Optional.empty(),
                        new PlannedAction.Lost(String.valueOf(lost.get(path)))))
                .toList();
    }

    /** Where the path holds no whole name, only the object itself knew it. */
    private static String name(ObjectPath path) {
        return path.name().orElseGet(() -> path.value().substring(path.value().lastIndexOf('/') + 1));
    }

    private static void refuseIdlePatches(Transformation transformation) {
        List<PatchRule> idle = transformation.idlePatches();
        if (!idle.isEmpty()) {
            throw new IdlePatchException(idle.getFirst());
        }
    }

    private static List<Candidate> both(List<Candidate> some, List<Candidate> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<Candidate> candidates(ObjectSource source, List<ObjectPath> paths, CandidateReader reader) {
        Queue<Candidate> read = new ConcurrentLinkedQueue<>();
        Map<ObjectRef, ObjectPath> taken = new ConcurrentHashMap<>();
        source.read(
                paths,
                stored -> reader.read(stored).ifPresent(candidate -> {
                    ObjectPath other = taken.putIfAbsent(candidate.target(), candidate.path());
                    read.add(
                            other == null
                                    ? candidate
                                    : candidate.settle(
                                            new PlannedAction.Conflict(
                                                    "the mapping gives it the name of another object; map both namespaces apart")));
                }));
        return List.copyOf(read);
    }

    private static Map<ApiResource, Set<ObjectRef>> wanted(List<Candidate> candidates, OwnerGraph graph) {
        Map<ApiResource, Set<ObjectRef>> wanted = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.settled().isEmpty()) {
                candidate
                        .at()
                        .ifPresent(at -> wanted.computeIfAbsent(at, any -> new HashSet<>())
                                .add(candidate.target()));
            }
        }
        graph.outside()
                .forEach((owner, at) ->
                        wanted.computeIfAbsent(at, any -> new HashSet<>()).add(owner));
        return wanted;
    }

    /** In production a controller that is there makes its objects again. */
    private static List<Candidate> leaveToControllers(
            List<Candidate> candidates, OwnerGraph graph, Map<String, ObjectRef> owners, RestoreOptions options) {
        if (options.inclusion() == Inclusion.FAITHFUL) {
            return candidates;
        }
        return candidates.stream()
                .map(candidate -> candidate.settled().isEmpty()
                                && MadeByControllers.isMadeAgain(candidate.target())
                                && graph.isControlledBy(candidate, owners)
                        ? candidate.settle(new PlannedAction.LeftOut("its controller, which is there, makes it again"))
                        : candidate)
                .toList();
    }

    private static PlannedObject planned(
            Candidate candidate, LiveObjects live, Map<ObjectPath, PlannedAction> existing) {
        PlannedAction action = candidate
                .settled()
                .or(() -> Optional.ofNullable(existing.get(candidate.path())))
                .or(() -> candidate
                        .at()
                        .flatMap(live::failure)
                        .map(reason -> new PlannedAction.Create(
                                "whether the target has it could not be found out: " + reason)))
                .orElse(PlannedAction.Create.ABSENT);
        return new PlannedObject(candidate.path(), candidate.target(), candidate.at(), action);
    }

    private static Map<String, String> uids(Map<String, ObjectRef> owners, LiveObjects live) {
        Map<String, String> uids = new HashMap<>();
        owners.forEach((uid, owner) -> live.uid(owner).ifPresent(now -> uids.put(uid, now)));
        return uids;
    }
}
