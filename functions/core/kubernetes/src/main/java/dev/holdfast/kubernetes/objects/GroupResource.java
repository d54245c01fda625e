package dev.holdfast.kubernetes.objects;

import java.util.Comparator;

/**
 * A type of object without its version, as {@code kubectl} names it: {@code deployments.apps}. Two versions of a resource are two
 * views of the same objects, so this, not the version, tells objects apart.
 *
 * @param group the API group, empty for the core group
 * @param resource the plural name in lower case, such as {@code deployments}
 */
public record GroupResource(String group, String resource) implements Comparable<GroupResource> {
    /** Stands for the empty name of the core group in paths; a real group of that name would have to be registered by hand. */
    public static final String CORE = "core";

    private static final Comparator<GroupResource> ORDER =
            Comparator.comparing(GroupResource::group).thenComparing(GroupResource::resource);

    public GroupResource {
        if (resource.isEmpty() || resource.indexOf('/') >= 0 || resource.indexOf('.') >= 0) {
            throw new IllegalArgumentException("Not a resource's plural name: '" + resource + "'");
        }
        if (group.indexOf('/') >= 0 || group.equals(CORE)) {
            throw new IllegalArgumentException("Not an API group: '" + group + "' (the core group's name is empty)");
        }
    }

    /**
     * Reads {@code <resource>.<group>}, where the core group is {@code core} or left out.
     *
     * @throws IllegalArgumentException if {@code text} is nothing of the kind
     */
    public static GroupResource parse(String text) {
        int dot = text.indexOf('.');
        String group = dot < 0 ? "" : text.substring(dot + 1);
        return new GroupResource(group.equals(CORE) ? "" : group, dot < 0 ? text : text.substring(0, dot));
    }

    /** Whether {@link #parse} reads it. */
    static boolean isFolder(String text) {
        int dot = text.indexOf('.');
        return !text.isEmpty() && dot != 0 && !text.contains("/");
    }

    /** {@code <resource>.<group>}, with {@code core} for the core group: the name of a folder in a snapshot. */
    public String folder() {
        return resource + "." + (group.isEmpty() ? CORE : group);
    }

    @Override
    public int compareTo(GroupResource other) {
        return ORDER.compare(this, other);
    }

    /** As {@code kubectl} writes it: {@code deployments.apps}, {@code pods}. */
    @Override
    public String toString() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
