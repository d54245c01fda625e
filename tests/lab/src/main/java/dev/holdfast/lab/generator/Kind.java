package dev.holdfast.lab.generator;

/** What is generated, and where it is posted. */
public enum Kind {
    CONFIG_MAP("/api/v1", "configmaps"),
    SECRET("/api/v1", "secrets"),
    POD("/api/v1", "pods"),
    DEPLOYMENT("/apis/apps/v1", "deployments"),
    /** Dear for the API server, which keeps an object more for each cluster IP. */
    SERVICE("/api/v1", "services"),
    /** A custom resource. */
    ORDER("/apis/load.tidewater.example/v1", "orders");

    private final String root;
    private final String plural;

    Kind(String root, String plural) {
        this.root = root;
        this.plural = plural;
    }

    String path(String namespace) {
        return root + "/namespaces/" + namespace + "/" + plural;
    }
}
