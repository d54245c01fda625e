package dev.holdfast.kubernetes.install;

import java.util.List;

/**
 * Something that a function must be able to do, of which the install can lack the grant.
 *
 * @param account of the function, in the namespace of the install
 * @param verb such as {@code list}
 * @param group empty for the core
 * @param resource with its subresource, if it has one
 * @param namespace empty for all
 */
record Right(String account, String verb, String group, String resource, String namespace) {
    private static final String OURS = "holdfast.dev";
    private static final String EVERYWHERE = "";
    private static final String SYSTEM = "holdfast-system";

    /** What each function cannot do without. */
    static final List<Right> NEEDED = List.of(
            new Right("snapshot", "list", "*", "*", EVERYWHERE),
            new Right("snapshot", "get", OURS, "backupplans", EVERYWHERE),
            new Right("etcd", "get", OURS, "backupplans", EVERYWHERE),
            new Right("etcd", "get", "", "secrets", SYSTEM),
            new Right("replicate", "get", OURS, "backupplans", EVERYWHERE),
            new Right("replicate", "get", OURS, "backuplocations", EVERYWHERE),
            new Right("restore-test", "get", OURS, "backuplocations", EVERYWHERE),
            new Right("restore-test", "get", "", "secrets", SYSTEM),
            new Right("restore", "create", "*", "*", EVERYWHERE),
            new Right("restore", "get", OURS, "restores", EVERYWHERE),
            new Right("report", "patch", OURS, "backupplans/status", EVERYWHERE),
            new Right("report", "create", "authentication.k8s.io", "tokenreviews", EVERYWHERE),
            new Right("report", "create", "authorization.k8s.io", "subjectaccessreviews", EVERYWHERE),
            new Right("reconcile", "list", OURS, "backupplans", EVERYWHERE),
            new Right("reconcile", "create", "batch", "cronjobs", SYSTEM));

    String resourceAlone() {
        return resource.substring(0, slash());
    }

    String subresource() {
        return slash() == resource.length() ? "" : resource.substring(slash() + 1);
    }

    private int slash() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource.length() : slash;
    }

    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? " everywhere" : " in " + namespace);
    }
}
