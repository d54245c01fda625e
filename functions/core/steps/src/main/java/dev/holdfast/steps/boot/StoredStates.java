package dev.holdfast.steps.boot;

import dev.holdfast.domain.Sha256;
import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.kubernetes.capture.CapturedResource;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectMetadata;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.steps.objects.RepositoryObjects;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the snapshot of the objects says of each: at which resource version it was, and what its bytes hash to. */
final class StoredStates {
    private final Map<ObjectPath, State> objects = new ConcurrentHashMap<>();
    private final Map<GroupResource, SortedMap<String, String>> lists = new HashMap<>();
    private final long earliest;

    /**
     * One object.
     *
     * @param version empty if it has none that could be a revision
     */
    record State(OptionalLong version, Sha256 digest) {
        static State of(byte[] json) {
            return new State(number(ObjectMetadata.read(json).resourceVersion()), Sha256.of(json));
        }
    }

    StoredStates(RepositoryObjects snapshot, CaptureManifest manifest) {
        for (CapturedResource captured : manifest.captured()) {
            lists.put(captured.id().groupResource(), captured.resourceVersions());
        }
        earliest = lists.values().stream()
                .flatMap(versions -> versions.values().stream())
                .flatMapToLong(version -> number(version).stream())
                .min()
                .orElse(0);
        snapshot.read(snapshot.paths(""), stored -> objects.put(stored.path(), State.of(stored.json())));
    }

    Map<ObjectPath, State> all() {
        return objects;
    }

    Optional<State> find(ObjectPath path) {
        return Optional.ofNullable(objects.get(path));
    }

    /** The revision that the list of an object's resource showed, or one before. */
    long listedAt(ObjectPath path) {
        SortedMap<String, String> versions = lists.get(path.resource());
        if (versions == null) {
            return earliest;
        }
        String version = versions.getOrDefault(path.namespace(), versions.getOrDefault("", ""));
        return number(version).orElse(earliest);
    }

    /** A resource version as the revision that it is; an aggregated API may have others. */
    private static OptionalLong number(String version) {
        try {
            return OptionalLong.of(Long.parseLong(version));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
