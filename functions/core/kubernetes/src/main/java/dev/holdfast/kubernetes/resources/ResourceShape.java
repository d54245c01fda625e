package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.Shape.fields;
import static dev.holdfast.kubernetes.resources.Shape.optional;
import static dev.holdfast.kubernetes.resources.Shape.required;
import static dev.holdfast.kubernetes.resources.Shape.text;

/** What every resource has around its spec. */
final class ResourceShape {
    private static final Shape ANYTHING = new Shape.Anything();

    /** What Kubernetes knows of metadata. Only names matter here; the rest is kept apart so that a typing error still shows. */
    private static final Shape.Fields METADATA = fields(
            required("name", text(253), "the resource's name"),
            optional("namespace", text(63), "its namespace"),
            optional("labels", ANYTHING, ""),
            optional("annotations", ANYTHING, ""),
            optional("finalizers", ANYTHING, ""),
            optional("ownerReferences", ANYTHING, ""),
            optional("generateName", ANYTHING, ""),
            optional("uid", ANYTHING, ""),
            optional("resourceVersion", ANYTHING, ""),
            optional("generation", ANYTHING, ""),
            optional("creationTimestamp", ANYTHING, ""),
            optional("deletionTimestamp", ANYTHING, ""),
            optional("deletionGracePeriodSeconds", ANYTHING, ""),
            optional("selfLink", ANYTHING, ""),
            optional("managedFields", ANYTHING, ""));

    private ResourceShape() {}

    static Shape.Fields of(Kind kind) {
        return fields(
                required("apiVersion", text(64), ""),
                required("kind", text(64), ""),
                required("metadata", METADATA, "an object with the resource's name"),
                required("spec", kind.spec(), "what is wanted"),
                optional("status", ANYTHING, ""));
    }
}
