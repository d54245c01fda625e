package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.Shape.fields;
import static dev.holdfast.kubernetes.resources.Shape.items;
import static dev.holdfast.kubernetes.resources.Shape.oneOf;
import static dev.holdfast.kubernetes.resources.Shape.optional;
import static dev.holdfast.kubernetes.resources.Shape.required;
import static dev.holdfast.kubernetes.resources.Shape.text;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.LabelRequirement;
import dev.holdfast.domain.plan.ResourceName;

/** Which objects are meant: the part that plans and restores share. */
final class ScopeShape {
    static final Shape.Text GLOB = text(253).matching(Glob.PATTERN);
    static final Shape.Text RESOURCE = text(256).matching(ResourceName.PATTERN);

    static final Shape.Fields SELECTOR = fields(
            optional(
                    "matchLabels",
                    new Shape.Named(new Shape.Text(java.util.Optional.empty(), java.util.List.of(), 0, 63), 32),
                    "labels and the values that they must have"),
            optional(
                    "matchExpressions",
                    items(
                            fields(
                                    required("key", text(317), "a label's key"),
                                    required(
                                            "operator",
                                            oneOf(LabelRequirement.Operator.class),
                                            "how its value is judged"),
                                    optional("values", items(text(63), 64), "for In and NotIn")),
                            16),
                    "conditions that must all hold"));

    static final Shape.Fields SCOPE = fields(
            optional(
                    "namespaces",
                    items(GLOB, 256),
                    "names and patterns of namespaces; none means all, or a tenant's own"),
            optional("namespaceSelector", SELECTOR, "by the labels of the namespaces"),
            optional("labelSelectors", items(SELECTOR, 16), "alternatives; an object must match one"),
            optional(
                    "includeResources",
                    items(RESOURCE, 128),
                    "kinds of objects, such as deployments.apps; none means all"),
            optional("excludeResources", items(RESOURCE, 128), "kinds of objects that are left out"),
            optional(
                    "clusterResources",
                    oneOf(ClusterResources.class),
                    "which objects outside namespaces; Referenced, and None for tenants"));

    private ScopeShape() {}
}
