package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.CanonicalJson;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectMissingException;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSource;
import dev.holdfast.kubernetes.objects.StoredObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A snapshot in memory. */
public final class MemoryObjectSource implements ObjectSource {
    private final Map<ObjectPath, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Set<ObjectPath> lost = new HashSet<>();

    /** Adds an object of a resource. */
    public MemoryObjectSource add(String resource, ObjectNode object) {
        ObjectRef ref = new ObjectRef(
                GroupResource.parse(resource),
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
        objects.put(ref.path(), CanonicalJson.of(Trees.write(object)));
        return this;
    }

    /** Changes one object, as a damage would. */
    public void change(String path, UnaryOperator<ObjectNode> change) {
        objects.computeIfPresent(
                new ObjectPath(path), (at, json) -> CanonicalJson.of(Trees.write(change.apply(Trees.read(json)))));
    }

    public int size() {
        return objects.size();
    }

    @Override
    public List<ObjectPath> paths(String prefix) {
        return new TreeMap<>(objects)
                .keySet().stream()
                        .filter(path -> path.value().startsWith(prefix))
                        .toList();
    }

    @Override
    public void read(Collection<ObjectPath> paths, Consumer<StoredObject> consumer) {
        // Not a parallel stream: its pool is the one that the HTTP client needs to go on.
        paths.forEach(path -> consumer.accept(new StoredObject(path, read(path))));
    }

    @Override
    public void readWhatIsLeft(
            Collection<ObjectPath> paths, Consumer<StoredObject> consumer, BiConsumer<ObjectPath, String> gone) {
        paths.stream().filter(lost::contains).forEach(path -> gone.accept(path, "a pack is damaged"));
        read(paths.stream().filter(path -> !lost.contains(path)).toList(), consumer);
    }

    /** As a damage to its blob would. */
    public MemoryObjectSource lose(String path) {
        lost.add(new ObjectPath(path));
        return this;
    }

    /** Another with the same objects. */
    public MemoryObjectSource copy() {
        MemoryObjectSource copy = new MemoryObjectSource();
        copy.objects.putAll(objects);
        return copy;
    }

    @Override
    public byte[] read(ObjectPath path) {
        byte[] json = objects.get(path);
        if (json == null) {
            throw new ObjectMissingException(path);
        }
        if (lost.contains(path)) {
            throw new IllegalStateException(path + " is lost");
        }
        return json;
    }
}
