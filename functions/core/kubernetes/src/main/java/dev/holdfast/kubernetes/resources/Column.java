package dev.holdfast.kubernetes.resources;

/**
 * A column of {@code kubectl get}.
 *
 * @param type as the schema of a CustomResourceDefinition calls it
 * @param path to what it shows
 */
record Column(String title, String type, String path, String description) {
    /** One that shows a text as it is. */
    static Column text(String title, String path, String description) {
        return new Column(title, "string", path, description);
    }

    /** One that shows a number. */
    static Column count(String title, String path, String description) {
        return new Column(title, "integer", path, description);
    }

    /** One that shows how long ago a time is. */
    static Column age(String title, String path, String description) {
        return new Column(title, "date", path, description);
    }
}
