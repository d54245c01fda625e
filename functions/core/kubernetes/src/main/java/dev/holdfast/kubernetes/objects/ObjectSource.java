package dev.holdfast.kubernetes.objects;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads the objects of one snapshot, or of anything else that holds objects under {@link ObjectPath}s. Safe for many threads. */
public interface ObjectSource {
    /**
     * The paths of all objects that begin with {@code prefix}, in ascending order of their UTF-16 units.
     *
     * @param prefix such as {@code namespaces/shop/} or {@code cluster/nodes.core/}; empty for everything
     */
    List<ObjectPath> paths(String prefix);

    /**
     * Reads many objects in whatever order is fastest, and passes each on exactly once.
     *
     * @param paths what to read; each must be one of {@link #paths}
     * @param consumer called from many threads at once; what it throws ends the reading and comes out of this method
     * @throws ObjectMissingException if one of {@code paths} does not exist here
     */
    void read(Collection<ObjectPath> paths, Consumer<StoredObject> consumer);

    /**
     * As {@link #read(Collection, Consumer)}, but an object whose bytes are damaged or gone costs that object and not the rest.
     *
     * @param lost called for each of these with a sentence that says what is damaged, from many threads at once
     */
    default void readWhatIsLeft(
            Collection<ObjectPath> paths, Consumer<StoredObject> consumer, BiConsumer<ObjectPath, String> lost) {
        read(paths, consumer);
    }

    /**
     * A name for the content of one object, such that equal names of two sources of the same kind mean equal objects; nothing if that is not known
     * without reading it. A repository knows: it names blobs by their digest.
     */
    default Optional<String> digest(ObjectPath path) {
        return Optional.empty();
    }

    /**
     * Reads one object's canonical JSON.
     *
     * @throws ObjectMissingException if {@code path} does not exist here
     */
    byte[] read(ObjectPath path);
}
