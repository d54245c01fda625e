package dev.holdfast.domain.verdict;

import java.util.Optional;

/**
 * Where an object lies in a snapshot, taken apart: {@code namespaces/<namespace>/<resource>/<name>.json} or
 * {@code cluster/<resource>/<name>.json}.
 *
 * @param namespace empty for objects outside namespaces
 */
record SnapshotPath(String resource, String namespace, String name) {
    private static final String SUFFIX = ".json";

    static Optional<SnapshotPath> parse(String path) {
        String[] parts = path.split("/", -1);
        if (!path.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String name = parts[parts.length - 1];
        String bare = name.substring(0, name.length() - SUFFIX.length());
        if (parts.length == 4 && parts[0].equals("namespaces")) {
            return Optional.of(new SnapshotPath(parts[2], parts[1], bare));
        }
        if (parts.length == 3 && parts[0].equals("cluster")) {
            return Optional.of(new SnapshotPath(parts[1], "", bare));
        }
        return Optional.empty();
    }
}
