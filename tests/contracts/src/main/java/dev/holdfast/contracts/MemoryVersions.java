package dev.holdfast.contracts;

import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All versions of all keys, newest first. Keys are ASCII, so the order of strings is the order of their bytes. */
final class MemoryVersions {
    private final NavigableMap<String, List<MemoryVersion>> byName = new TreeMap<>();
    private long made;

    synchronized boolean addIfAbsent(String name, Function<VersionId, MemoryVersion> version) {
        List<MemoryVersion> there = byName.getOrDefault(name, List.of());
        if (!there.isEmpty() && !there.getFirst().isMarker()) {
            return false;
        }
        addOnTop(name, version);
        return true;
    }

    synchronized VersionId addOnTop(String name, Function<VersionId, MemoryVersion> version) {
        VersionId id = new VersionId("v" + ++made);
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).addFirst(version.apply(id));
        return id;
    }

    synchronized Optional<MemoryVersion> find(String name, VersionSelector selector) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(version ->
                        selector.equals(VersionSelector.CURRENT) || version.id().equals(selector))
                .findFirst();
    }

    synchronized void replace(String name, MemoryVersion changed) {
        byName.getOrDefault(name, List.of())
                .replaceAll(version -> version.id().equals(changed.id()) ? changed : version);
    }

    synchronized void remove(String name, VersionId id) {
        List<MemoryVersion> there = byName.getOrDefault(name, new ArrayList<>());
        there.removeIf(version -> version.id().equals(id));
        if (there.isEmpty()) {
            byName.remove(name);
        }
    }

    synchronized List<ObjectVersion> of(String name) {
        List<ObjectVersion> shown = new ArrayList<>();
        for (MemoryVersion version : byName.getOrDefault(name, List.of())) {
            shown.add(version.shown(shown.isEmpty()));
        }
        return List.copyOf(shown);
    }

    synchronized List<String> below(String prefix, String startAfter) {
        return byName.tailMap(startAfter, false).keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
