package dev.holdfast.throwaway;

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
     * Finds them in {@code KUBEBUILDER_ASSETS} or in the cache.
     *
     * @param environment as {@link System#getenv()}
     * @param progress is told in one line what takes long
     * @throws MissingBinariesException if they cannot be had
     */
    public static ControlPlaneBinaries obtain(
            KubernetesVersion version, Map<String, String> environment, Consumer<String> progress) {
        var given = Optional.ofNullable(environment.get("KUBEBUILDER_ASSETS"))
                .flatMap(folder -> in(Path.of(folder), version));
        var cache = Optional.ofNullable(environment.get("HOLDFAST_CACHE"))
                .map(Path::of)
                .orElse(Path.of(environment.getOrDefault("HOME", "."), ".cache", "holdfast"));
        return given.or(() -> in(cache.resolve("kubernetes").resolve("v" + version), version))
                .orElseThrow(() -> new MissingBinariesException("No binaries of Kubernetes " + version
                        + ": set KUBEBUILDER_ASSETS to a folder with kube-apiserver and etcd"));
    }

    /** Those in one folder, under their usual names; empty if one of them is not there. */
    public static Optional<ControlPlaneBinaries> in(Path folder, KubernetesVersion version) {
        var apiServer = folder.resolve("kube-apiserver");
        var etcd = folder.resolve("etcd");
        return Files.isExecutable(apiServer) && Files.isExecutable(etcd)
                ? Optional.of(new ControlPlaneBinaries(version, apiServer, etcd))
                : Optional.empty();
    }

    private static void requireProgram(Path program) {
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new MissingBinariesException(program + " is not an executable program; obtain the binaries again");
        }
    }
}
