package dev.holdfast.throwaway.binaries;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The program etcdutl of etcd's own release, which makes a member's data directory from a snapshot. */
public final class EtcdUtility {
    private EtcdUtility() {}

    /**
     * Obtains it: given in {@code KUBEBUILDER_ASSETS}, cached, from etcd's release, or built with Go. May take minutes once.
     *
     * @param environment as {@link System#getenv()}
     * @param progress is told, a line at a time, what takes long
     * @throws MissingBinariesException if it cannot be had
     */
    public static Path obtain(Map<String, String> environment, Consumer<String> progress) {
        return BinaryChain.usual(environment, progress).obtainEtcdutl();
    }
}
