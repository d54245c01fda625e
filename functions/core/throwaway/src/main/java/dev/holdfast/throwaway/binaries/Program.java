package dev.holdfast.throwaway.binaries;

/**
 * One of the programs, in one version.
 *
 * @param name as its file is called
 * @param version as 1.37.0
 */
record Program(String name, String version) {
    static final String API_SERVER = "kube-apiserver";
    static final String ETCD = "etcd";
    static final String ETCDUTL = "etcdutl";

    /** The version of etcd for each version of Kubernetes: what the newest of them asks for serves the older as well. */
    private static final String ETCD_VERSION = "3.7.3";

    static Program apiServer(KubernetesVersion version) {
        return new Program(API_SERVER, version.toString());
    }

    static Program etcdFor(KubernetesVersion version) {
        // Kubernetes uses the v3 API alone, to which etcd only ever adds.
        if (version.major() != 1) {
            throw new MissingBinariesException("Kubernetes " + version + " is not one that we know an etcd for");
        }
        return new Program(ETCD, ETCD_VERSION);
    }

    /** Makes data directories from snapshots; it can those of all versions that Kubernetes still knows. */
    static Program etcdutl() {
        return new Program(ETCDUTL, ETCD_VERSION);
    }

    /** How it is asked for its version. */
    String versionArgument() {
        return name.equals(ETCDUTL) ? "version" : "--version";
    }

    boolean isApiServer() {
        return name.equals(API_SERVER);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
