package dev.holdfast.domain.plan;

/** Which objects that belong to no namespace a scope takes in. */
public enum ClusterResources {
    /** Those that the selected namespaces' objects refer to: their CRDs, StorageClasses, bound ClusterRoles and the like. */
    REFERENCED,
    ALL,
    NONE
}
