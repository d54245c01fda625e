package dev.holdfast.lab.node;

import dev.holdfast.lab.parts.GoModule;
import dev.holdfast.lab.parts.GoToolchain;
import dev.holdfast.lab.parts.MissingPartException;
import dev.holdfast.lab.parts.PartsCache;
import dev.holdfast.lab.parts.ReleaseFile;
import dev.holdfast.lab.parts.Scratch;
import dev.holdfast.lab.parts.Ways;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import dev.holdfast.throwaway.binaries.MissingBinariesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The programs of Kubernetes that make a node, and CoreDNS. What {@code HOLDFAST_NODE_PROGRAMS} names; else the cache, which is filled
 * once from the official releases or by a build with Go.
 *
 * @param controlPlane etcd and kube-apiserver
 * @param folder the others, under their usual names
 */
record NodePrograms(ControlPlaneBinaries controlPlane, Path folder) {
    private static final String GIVEN = "HOLDFAST_NODE_PROGRAMS";
    private static final String VERSION = ControlPlaneBinaries.DEFAULT_VERSION.toString();
    private static final List<String> KUBERNETES =
            List.of("kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl");
    private static final String COREDNS = "coredns";
    private static final String COREDNS_VERSION = "1.14.7";
    private static final String HELP =
            "Install Go (https://go.dev/dl), let this machine reach dl.k8s.io and github.com, or let " + GIVEN
                    + " name a folder that holds " + String.join(", ", KUBERNETES) + " and " + COREDNS + ".";

    private static final GoModule KUBERNETES_SOURCES =
            GoModule.pinning("Kubernetes " + VERSION, NodePrograms.class, "kubernetes");
    private static final GoModule COREDNS_SOURCES = new GoModule(
            "CoreDNS " + COREDNS_VERSION, NodePrograms.class, "coredns", List.of("go.mod", "go.sum", "main.go"));

    /** @throws MissingPartException if they cannot be had */
    static NodePrograms find(Map<String, String> environment, Consumer<String> progress) throws InterruptedException {
        String given = environment.getOrDefault(GIVEN, "");
        return new NodePrograms(
                controlPlane(environment, progress),
                given.isEmpty() ? cached(environment, progress) : given(Path.of(given)));
    }

    Path program(String name) {
        return folder.resolve(name);
    }

    private static ControlPlaneBinaries controlPlane(Map<String, String> environment, Consumer<String> progress) {
        try {
            return ControlPlaneBinaries.obtain(ControlPlaneBinaries.DEFAULT_VERSION, environment, progress);
        } catch (MissingBinariesException e) {
            throw new MissingPartException("A control plane", String.valueOf(e.getMessage()), "");
        }
    }

    private static Path given(Path folder) {
        KUBERNETES.stream()
                .filter(name -> !Files.isExecutable(folder.resolve(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new MissingPartException(
                            "A node", GIVEN + " names " + folder + ", which has no " + name, HELP);
                });
        return folder;
    }

    private static Path cached(Map<String, String> environment, Consumer<String> progress) throws InterruptedException {
        PartsCache cache = PartsCache.of(environment);
        return cache.get("node-" + VERSION + "-" + COREDNS_VERSION, progress, folder -> {
            Ways.toGet("Kubernetes " + VERSION)
                    .then("official release", () -> releasedKubernetes(folder, progress))
                    .then("build with Go", () -> builtKubernetes(folder, GoToolchain.find(environment, progress)))
                    .go(HELP);
            Ways.toGet("CoreDNS " + COREDNS_VERSION)
                    .then("build with Go", () -> builtCoreDns(folder, GoToolchain.find(environment, progress)))
                    .then("official release", () -> releasedCoreDns(folder, progress))
                    .go(HELP);
        });
    }

    private static void releasedKubernetes(Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        String base = "https://dl.k8s.io/release/v" + VERSION + "/bin/linux/" + Machine.processor() + "/";
        for (String name : KUBERNETES) {
            progress.accept("Fetching " + name + " " + VERSION);
            Path file = folder.resolve(name);
            ReleaseFile.of(base + name, base + name + ".sha256").fetch(file);
            ReleaseFile.makeExecutable(file);
        }
    }

    private static void releasedCoreDns(Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("Fetching CoreDNS " + COREDNS_VERSION);
        String address = "https://github.com/coredns/coredns/releases/download/v" + COREDNS_VERSION + "/coredns_"
                + COREDNS_VERSION + "_linux_" + Machine.processor() + ".tgz";
        ReleaseFile.of(address, address + ".sha256").fetchMember(COREDNS, folder);
    }

    /** Kubernetes learns its version from the linker. */
    private static void builtKubernetes(Path folder, GoToolchain go) throws IOException, InterruptedException {
        String linker = "";
        for (String holder : List.of("k8s.io/component-base/version", "k8s.io/client-go/pkg/version")) {
            for (String value : List.of(
                    "gitVersion=v" + VERSION,
                    "gitMajor=" + ControlPlaneBinaries.DEFAULT_VERSION.major(),
                    "gitMinor=" + ControlPlaneBinaries.DEFAULT_VERSION.minor(),
                    "gitTreeState=clean",
                    "buildDate=1970-01-01T00:00:00Z")) {
                linker += " -X " + holder + "." + value;
            }
        }
        List<String> packages =
                KUBERNETES.stream().map("k8s.io/kubernetes/cmd/"::concat).toList();
        try (Scratch scratch = Scratch.in(folder)) {
            KUBERNETES_SOURCES.build(go, scratch.folder(), folder, linker, packages);
        }
    }

    private static void builtCoreDns(Path folder, GoToolchain go) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.in(folder)) {
            COREDNS_SOURCES.build(go, scratch.folder(), folder.resolve(COREDNS), "", List.of("."));
        }
    }
}
