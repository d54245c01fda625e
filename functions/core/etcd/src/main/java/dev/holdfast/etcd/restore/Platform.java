package dev.holdfast.etcd.restore;

/** Who runs the members of an etcd, and so how they are stopped and started. */
public enum Platform {
    /** kubeadm: static pods on the control-plane nodes. */
    KUBEADM,
    /** k3s with its own etcd. */
    K3S,
    /** RKE2. */
    RKE2,
    /** Talos. */
    TALOS,
    /** etcd by itself, or under systemd. */
    ETCD;

    /** Whether it takes data directories; the others take the snapshot file, and make directories themselves. */
    public boolean takesDataDirectories() {
        return switch (this) {
            case KUBEADM, ETCD -> true;
            case K3S, RKE2, TALOS -> false;
        };
    }
}
