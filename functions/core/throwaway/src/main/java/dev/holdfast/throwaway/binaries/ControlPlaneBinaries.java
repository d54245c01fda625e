package dev.holdfast.throwaway.binaries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the two programs of a control plane are.
 *
 * @param version the version of Kubernetes that {@code apiServer} is
 * @param apiServer the program kube-apiserver
 * @param etcd the program etcd, at least the version which that Kubernetes asks for
 */
public record ControlPlaneBinaries(KubernetesVersion version, Path apiServer, Path etcd) {
    /** The version to take where nothing asks for another. */
    public static final KubernetesVersion DEFAULT_VERSION = new KubernetesVersion(1, 37, 0);

    public ControlPlaneBinaries {
        requireProgram(apiServer);
        requireProgram(etcd);
    }

    /**
     * Obtains those of whatever version is given in {@code KUBEBUILDER_ASSETS}, else of the {@link #DEFAULT_VERSION}.
     *
     * @param environment as {@link System#getenv()}
     * @param progress is told, a line at a time, what takes long
     * @throws MissingBinariesException if they cannot be had
     */
    public static ControlPlaneBinaries obtain(Map<String, String> environment, Consumer<String> progress) {
        return GivenAssets.of(environment).any().orElseGet(() -> obtain(DEFAULT_VERSION, environment, progress));
    }

    /**
     * Obtains those of a wanted version; given and cached ones may be of another patch of the same minor version, which serves the
     * same APIs. May take minutes once, where they must be built.
     *
     * @throws MissingBinariesException if they cannot be had
     */
    public static ControlPlaneBinaries obtain(
            KubernetesVersion version, Map<String, String> environment, Consumer<String> progress) {
        return BinaryChain.usual(environment, progress).obtain(version);
    }

    /** Those in one folder, under their usual names; empty if one of them is not there. */
    public static Optional<ControlPlaneBinaries> in(Path folder, KubernetesVersion version) {
        var apiServer = folder.resolve(Program.API_SERVER);
        var etcd = folder.resolve(Program.ETCD);
        return isProgram(apiServer) && isProgram(etcd)
                ? Optional.of(new ControlPlaneBinaries(version, apiServer, etcd))
                : Optional.empty();
    }

    private static void requireProgram(Path program) {
        if (!isProgram(program)) {
            throw new MissingBinariesException(program + " is not an executable program; obtain the binaries again");
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
