package dev.holdfast.lab.azure.worm;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which versions each blob of each container has. Every change is one step of {@link BlobHistory}, taken by one caller at a time and
 * written to the journal before anyone sees it, so a new check that is given the same file goes on where this one stopped.
 */
final class VersionIndex implements AutoCloseable {
    /** One container: what uploads inherit, and its blobs by their names. */
    private static final class Container {
        @Nullable
        DefaultPolicy policy;

        final NavigableMap<String, BlobHistory> blobs = new TreeMap<>();
    }

    private static final long TICK = 100; // Nanoseconds: the version ids of the service have seven digits.

    private final InstantSource clock;
    private final Journal journal;
    private final NavigableMap<String, Container> containers = new TreeMap<>();
    private Instant lastVersion = Instant.EPOCH;

    VersionIndex(Path file, InstantSource clock) {
        this.clock = clock;
        this.journal = new Journal(file);
        journal.replay(this::restore);
    }

    /** Creates a container, or gives the one that is there another default; versions that are there keep what they have (rule 2). */
    synchronized void define(String name, @Nullable DefaultPolicy policy) {
        journal.append(Journal.Line.container(name, policy));
        containers.computeIfAbsent(name, _ -> new Container()).policy = policy;
    }

    synchronized boolean has(String name) {
        return containers.containsKey(name);
    }

    /** Takes one step in a blob's life and returns where it led to; a refusal changes nothing. */
    synchronized BlobHistory step(String container, String blob, UnaryOperator<BlobHistory> step) {
        Container place = container(container);
        BlobHistory next = step.apply(place.blobs.getOrDefault(blob, BlobHistory.EMPTY));
        journal.append(Journal.Line.blob(container, blob, next));
        put(place, blob, next);
        return next;
    }

    /** What is known of a blob; empty if there never was one. */
    synchronized BlobHistory history(String container, String blob) {
        return container(container).blobs.getOrDefault(blob, BlobHistory.EMPTY);
    }

    /** The blobs whose names begin with {@code prefix} and are not before {@code from}, as they are now. */
    synchronized NavigableMap<String, BlobHistory> blobs(String container, String prefix, String from) {
        String start = from.compareTo(prefix) > 0 ? from : prefix;
        return new TreeMap<>(
                container(container).blobs.tailMap(start, true).headMap(prefix + Character.MAX_VALUE, true));
    }

    /** Rule 2: what an upload without a policy gets. */
    synchronized Protection inherited(String container) {
        DefaultPolicy policy = container(container).policy;
        return policy == null ? Protection.NONE : new Protection(policy.from(clock.instant()), false);
    }

    /** The time of a new version: now, but later than every other version. */
    synchronized Instant nextVersion() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lastVersion = now.isAfter(lastVersion) ? now : lastVersion.plusNanos(TICK);
        return lastVersion;
    }

    @Override
    public void close() {
        journal.close();
    }

    private void restore(Journal.Line line) {
        Container place = containers.computeIfAbsent(line.container(), _ -> new Container());
        if (line.blob() == null) {
            place.policy = line.policy();
            return;
        }
        put(place, line.blob(), line.history());
        line.history().versions().stream()
                .map(BlobVersion::modified)
                .filter(lastVersion::isBefore)
                .forEach(modified -> lastVersion = modified);
    }

    private static void put(Container place, String blob, BlobHistory history) {
        if (history.versions().isEmpty()) {
            place.blobs.remove(blob);
        } else {
            place.blobs.put(blob, history);
        }
    }

    private Container container(String name) {
        Container place = containers.get(name);
        if (place == null) {
            throw new Refusal(AzureError.ContainerNotFound);
        }
        return place;
    }
}
