package dev.holdfast.kubernetes.objects;

import java.util.Optional;

/**
 * Where an object lies in a snapshot's tree, relative to its root and without a slash in front:
 * {@code namespaces/<namespace>/<resource>.<group>/<name>.json} or {@code cluster/<resource>.<group>/<name>.json}; the core group
 * is written {@code core}.
 *
 * <p>A name stands in the path as it is, colons, blanks and all: a tree of a repository takes any byte but the slash and NUL.
 * Only what could not be a file's name is changed, and so that no two names meet: {@code /}, {@code %} and control characters
 * become {@code %XX} (a Kubernetes name with a percent sign does not exist outside aggregated APIs), and a name over 240 bytes keeps its head and
 * ends in {@code %~} and 32 hexadecimal digits of its SHA-256, for file systems end at 255 bytes. The full name is then only in
 * the object itself.
 *
 * @param value the whole path
 */
public record ObjectPath(String value) implements Comparable<ObjectPath> {
    /** The folder of all namespaced objects, with its slash. */
    public static final String NAMESPACES = "namespaces/";

    /** The folder of all cluster-scoped objects, with its slash. */
    public static final String CLUSTER = "cluster/";

    private static final String SUFFIX = ".json";

    public ObjectPath {
        if (!isObject(value)) {
            throw new IllegalArgumentException("Not the path of an object in a snapshot: '" + value + "'");
        }
    }

    static ObjectPath of(ObjectRef object) {
        return new ObjectPath(folder(object.namespace(), object.resource()) + FileName.of(object.name()) + SUFFIX);
    }

    /** The folder of one resource's objects in {@code namespace} (empty: cluster-scoped), with its slash. */
    public static String folder(String namespace, GroupResource resource) {
        return (namespace.isEmpty() ? CLUSTER : NAMESPACES + namespace + "/") + resource.folder() + "/";
    }

    /**
     * Whether this is the path of an object: everything else in a snapshot, such as {@code _holdfast/capture.json}, is not.
     *
     * @param path any path in a snapshot, without a slash in front
     */
    public static boolean isObject(String path) {
        if (!isAmongObjects(path) || path.contains("//")) {
            return false;
        }
        int folders = path.startsWith(CLUSTER) ? 2 : 3;
        return path.chars().filter(c -> c == '/').count() == folders
                && GroupResource.isFolder(path.split("/")[folders - 1]);
    }

    /**
     * Whether it lies where only objects lie, and is called as one. If it {@linkplain #isObject is none} all the same, then somebody else
     * put it there.
     *
     * @param path any path in a snapshot, without a slash in front
     */
    public static boolean isAmongObjects(String path) {
        return path.endsWith(SUFFIX) && (path.startsWith(NAMESPACES) || path.startsWith(CLUSTER));
    }

    /** The namespace, empty for a cluster-scoped object. */
    public String namespace() {
        return value.startsWith(CLUSTER)
                ? ""
                : value.substring(NAMESPACES.length(), value.indexOf('/', NAMESPACES.length()));
    }

    public GroupResource resource() {
        int end = value.lastIndexOf('/');
        return GroupResource.parse(value.substring(value.lastIndexOf('/', end - 1) + 1, end));
    }

    /** The object's name, or nothing if it was too long for the path and only the object itself tells. */
    public Optional<String> name() {
        return FileName.decode(value.substring(value.lastIndexOf('/') + 1, value.length() - SUFFIX.length()));
    }

    /** Which object lies here; {@code json} is its content, which is looked into only if the path does not hold the whole name. */
    public ObjectRef ref(byte[] json) {
        return new ObjectRef(
                resource(),
                namespace(),
                name().orElseGet(() -> ObjectMetadata.read(json).name()));
    }

    @Override
    public int compareTo(ObjectPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
