package dev.holdfast.repository.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where a file lies in a snapshot: names from the root down. The root itself has none. */
public record TreePath(List<NodeName> names) implements Comparable<TreePath> {
    /** The root directory of a snapshot. */
    public static final TreePath ROOT = new TreePath(List.of());

    public TreePath {
        names = List.copyOf(names);
    }

    /**
     * A path from text, divided by {@code /}; a leading {@code /} is allowed; {@code ""} and {@code "/"} are the root.
     *
     * @throws IllegalArgumentException if a name is empty, {@code .} or {@code ..}
     */
    public static TreePath of(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        if (relative.isEmpty()) {
            return ROOT;
        }
        List<NodeName> names = new ArrayList<>();
        for (String name : relative.split("/", -1)) {
            names.add(NodeName.of(name));
        }
        return new TreePath(names);
    }

    /** The path of {@code name} in this directory. */
    public TreePath child(NodeName name) {
        List<NodeName> longer = new ArrayList<>(names.size() + 1);
        longer.addAll(names);
        longer.add(name);
        return new TreePath(longer);
    }

    /** The path of {@code name} in this directory. */
    public TreePath child(String name) {
        return child(NodeName.of(name));
    }

    /** The directory that this lies in. Not of the root. */
    public TreePath parent() {
        return new TreePath(names.subList(0, names.size() - 1));
    }

    /** The last name. Not of the root. */
    public NodeName name() {
        return names.getLast();
    }

    /** Whether this is the root directory. */
    public boolean isRoot() {
        return names.isEmpty();
    }

    /** Whether this is {@code directory} itself or lies below it. */
    public boolean isWithin(TreePath directory) {
        return names.size() >= directory.names.size()
                && names.subList(0, directory.names.size()).equals(directory.names);
    }

    /** In the order of a walk: directories before what is in them, names by their bytes. */
    @Override
    public int compareTo(TreePath other) {
        int shared = Math.min(names.size(), other.names.size());
        for (int i = 0; i < shared; i++) {
            int order = names.get(i).compareTo(other.names.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(names.size(), other.names.size());
    }

    /** Divided by {@code /}, without one in front. */
    @Override
    public String toString() {
        return names.stream().map(NodeName::toString).collect(Collectors.joining("/"));
    }
}
