package dev.holdfast.kubernetes.restore;

/** How much of a snapshot comes back. */
public enum Inclusion {
    /**
     * For a cluster with controllers: what they make themselves is left to them (Pods of a Deployment, EndpointSlices, tokens), and
     * what must not happen twice does not (finished Jobs).
     */
    PRODUCTION,
    /** For a throwaway control plane: everything that can be created, as it was, with its status, so that it can be compared. */
    FAITHFUL
}
