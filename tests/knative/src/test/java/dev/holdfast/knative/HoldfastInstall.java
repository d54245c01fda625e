package dev.holdfast.knative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.images.BaseImage;
import dev.holdfast.images.BuiltParts;
import dev.holdfast.images.ImageBuild;
import dev.holdfast.images.ImageTarget;
import dev.holdfast.lab.demo.Identities;
import dev.holdfast.lab.node.Kubectl;
import dev.holdfast.lab.node.LabNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Holdfast on a node, as its administrator would install it: images, the overlay {@code local}, and the Secrets that it wants.
 *
 * @param node where
 * @param home the folder of the root pom
 * @param identities the password and the keys of this install
 */
record HoldfastInstall(LabNode node, Path home, Identities identities) {
    static final String NAMESPACE = "holdfast-system";

    /** As many images are made at the same time: each rehearses on hardly more than one processor. */
    private static final int AT_ONCE = 2;

    /** All classes of a run have the same node. */
    private static final Set<LabNode> IMPORTED = ConcurrentHashMap.newKeySet();

    /** Makes the keys; nothing is installed yet. */
    static HoldfastInstall prepare(LabNode node, Path folder) throws Exception {
        return new HoldfastInstall(node, root(), Identities.create(folder.resolve("keys"), new SecureRandom()));
    }

    /** The folder of the root pom. */
    static Path root() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "the folder with mvnw");
    }

    /** Makes the image of every function, without a registry, and makes it known to the node, once. */
    void importImages(Path folder) throws Exception {
        if (!IMPORTED.add(node)) {
            return;
        }
        Map<String, String> environment = System.getenv();
        Path cache = Path.of(environment.getOrDefault("HOME", "."), ".cache/holdfast/images");
        ImageBuild build = new ImageBuild(new BaseImage.ThisMachine(), cache);
        BuiltParts parts = new BuiltParts(home, environment, System.err::println);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Path>> made = new ArrayList<>();
            for (String name : BuiltParts.names()) {
                made.add(threads.submit(() -> {
                    build.make(
                            parts.content(name), "dev.local/holdfast/" + name + ":v1", new ImageTarget.Folder(folder));
                    return folder.resolve(name + ".tar");
                }));
            }
            for (Future<Path> each : made) {
                Path archive = each.get();
                node.importArchive(archive);
                Files.delete(archive);
            }
        }
    }

    /** Makes the Secrets, and lets the command line install the overlay and wait until all is ready; answers with what it said. */
    String apply(Path scratch, Map<String, String> credentials) throws Exception {
        Kubectl kubectl = node.kubectl();
        kubectl.apply(kubectl.run("create", "namespace", NAMESPACE, "--dry-run=client", "--output=yaml"));
        secret("holdfast-receipt-key", "--from-file=receipt-key.pem=" + identities.receiptKey());
        secret("holdfast-evidence-key", "--from-file=evidence-key.pem=" + identities.evidenceKey());
        secret("shop-password", "--from-file=password=" + identities.password());
        String[] literals = credentials.entrySet().stream()
                .map(each -> "--from-literal=" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        for (String function : BuiltParts.names()) {
            secret("holdfast-" + function + "-credentials", literals);
        }
        Path manifests = scratch.resolve("local.yaml");
        Files.writeString(
                manifests,
                asleep(kubectl.run(
                        "kustomize", home.resolve("knative/overlays/local").toString())));
        return administer("install", manifests.toString(), "--wait", "10m");
    }

    /** Runs the command line on the cluster, as its administrator. */
    String administer(String... arguments) throws Exception {
        return command(home, Map.of("KUBECONFIG", node.kubeconfigFile().toString()), arguments);
    }

    /** On a small machine: nothing is started before it is woken, what has nothing to do is not waited for long, and events are given up after two minutes, not after four. */
    private static String asleep(String manifests) {
        return manifests
                .replace("autoscaling.knative.dev/min-scale: \"0\"", """
                autoscaling.knative.dev/initial-scale: "0"
                        autoscaling.knative.dev/min-scale: "0"
                        autoscaling.knative.dev/window: 20s""")
                .replace("retry: 6", "retry: 4");
    }

    /** Runs the command line on this machine, against resources in a folder, and answers with what it printed. */
    String command(Path resources, Map<String, String> variables, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(home.resolve("holdfast").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment()
                .putAll(Map.of(
                        "HOLDFAST_NO_BUILD", "yes",
                        "HOLDFAST_RESOURCES", resources.toString(),
                        "HOLDFAST_PASSWORD_FILE", identities.password().toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("holdfast " + String.join(" ", arguments) + ": " + said);
        }
        return said;
    }

    private void secret(String name, String... content) throws InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("--namespace=" + NAMESPACE, "create", "secret", "generic", name));
        arguments.addAll(List.of(content));
        arguments.addAll(List.of("--dry-run=client", "--output=yaml"));
        node.kubectl().apply(node.kubectl().runWith("", arguments));
    }
}
