package dev.holdfast.kubernetes.objects;

import java.util.Comparator;

/**
 * Which object: its resource, namespace and name. That is what Kubernetes tells objects apart by at one moment; uid and version
 * are part of the content.
 *
 * @param resource its type, without a version
 * @param namespace its namespace, empty for a cluster-scoped object
 * @param name its name, any text without {@code NUL}; not empty
 */
public record ObjectRef(GroupResource resource, String namespace, String name) implements Comparable<ObjectRef> {
    private static final Comparator<ObjectRef> ORDER = Comparator.comparing(ObjectRef::namespace)
            .thenComparing(ObjectRef::resource)
            .thenComparing(ObjectRef::name);

    public ObjectRef {
        if (name.isEmpty() || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("An object of " + resource + " has no usable name");
        }
        if (namespace.indexOf('/') >= 0 || namespace.indexOf(0) >= 0) {
            throw new IllegalArgumentException("Not a namespace: '" + namespace + "'");
        }
    }

    public static ObjectRef clusterScoped(GroupResource resource, String name) {
        return new ObjectRef(resource, "", name);
    }

    public boolean isClusterScoped() {
        return namespace.isEmpty();
    }

    /** Where the object lies in a snapshot; see {@link ObjectPath}. */
    public ObjectPath path() {
        return ObjectPath.of(this);
    }

    /** Cluster-scoped objects first, then by namespace, resource and name: the order of listings for people. */
    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code shop/deployments.apps/web}, {@code nodes/worker-1}. */
    @Override
    public String toString() {
        return (namespace.isEmpty() ? "" : namespace + "/") + resource + "/" + name;
    }
}
