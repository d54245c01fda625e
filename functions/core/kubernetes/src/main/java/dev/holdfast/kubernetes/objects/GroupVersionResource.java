package dev.holdfast.kubernetes.objects;

/**
 * A resource at one of its versions: what a request to an API server names.
 *
 * @param group the API group, empty for the core group
 * @param version such as {@code v1} or {@code v1beta1}
 * @param resource the plural name in lower case
 */
public record GroupVersionResource(String group, String version, String resource) {
    public GroupVersionResource {
        if (version.isEmpty() || version.indexOf('/') >= 0) {
            throw new IllegalArgumentException("Not an API version: '" + version + "'");
        }
        GroupResource checked = new GroupResource(group, resource);
        group = checked.group();
        resource = checked.resource();
    }

    /** The same type of object without the version. */
    public GroupResource groupResource() {
        return new GroupResource(group, resource);
    }

    /** What such objects carry in their {@code apiVersion}: {@code apps/v1}, {@code v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The path of all objects of this resource in every namespace, or of a cluster-scoped resource. */
    public String path() {
        return root() + "/" + UrlPath.segment(resource);
    }

    /** The path of the objects in {@code namespace}, or everywhere if that is empty. */
    public String path(String namespace) {
        return namespace.isEmpty()
                ? path()
                : root() + "/namespaces/" + UrlPath.segment(namespace) + "/" + UrlPath.segment(resource);
    }

    /** The path of one object. */
    public String path(ObjectRef object) {
        return path(object.namespace()) + "/" + UrlPath.segment(object.name());
    }

    private String root() {
        return group.isEmpty()
                ? "/api/" + UrlPath.segment(version)
                : "/apis/" + UrlPath.segment(group) + "/" + UrlPath.segment(version);
    }

    /** {@code apps/v1/deployments}, {@code v1/pods}. */
    @Override
    public String toString() {
        return apiVersion() + "/" + resource;
    }
}
