package dev.holdfast.kubernetes.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kubernetes.objects.CanonicalJson;
import dev.holdfast.kubernetes.objects.ObjectMissingException;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import dev.holdfast.kubernetes.objects.StoredObject;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Objects in memory; single quotes stand for double ones. */
final class MemorySource implements ObjectSource {
    private final TreeMap<ObjectPath, byte[]> objects = new TreeMap<>();

    MemorySource with(String path, String json) {
        objects.put(
                new ObjectPath(path), CanonicalJson.of(json.replace('\'', '"').getBytes(UTF_8)));
        return this;
    }

    @Override
    public List<ObjectPath> paths(String prefix) {
        return objects.keySet().stream()
                .filter(path -> path.value().startsWith(prefix))
                .toList();
    }

    @Override
    public void read(Collection<ObjectPath> paths, Consumer<StoredObject> consumer) {
        paths.parallelStream().forEach(path -> consumer.accept(new StoredObject(path, read(path))));
    }

    @Override
    public byte[] read(ObjectPath path) {
        byte[] json = objects.get(path);
        if (json == null) {
            throw new ObjectMissingException(path);
        }
        return json;
    }
}
