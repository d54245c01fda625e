package dev.holdfast.kubernetes.restore;

/** What becomes of the ports that a Service has on every node. */
public enum NodePorts {
    /** Kept where they are free. */
    KEPT,
    /** The target chooses new ones. */
    RENEWED
}
