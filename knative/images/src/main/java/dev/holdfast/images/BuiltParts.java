package dev.holdfast.images;

import dev.holdfast.images.ImageContent.Placed;
import dev.holdfast.images.ImageContent.Start;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import dev.holdfast.throwaway.binaries.EtcdUtility;
import dev.holdfast.throwaway.binaries.MissingBinariesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this tree's build has made, ready for images.
 *
 * @param home the folder of the root pom
 * @param environment as {@link System#getenv()}, where the programs of a control plane may be named
 * @param progress told, a line at a time, what takes longer than a moment
 */
public record BuiltParts(Path home, Map<String, String> environment, Consumer<String> progress) {
    /** The command line: CronJobs fire plans with it. */
    public static final String COMMAND_LINE = "cli";

    private static final List<String> FUNCTIONS =
            List.of("snapshot", "etcd", "replicate", "restore-test", "restore", "report", "reconcile");

    /** They move no bytes and start often. */
    private static final List<String> LIGHT = List.of("reconcile");

    static final String APPLICATION = "/app";
    private static final String CONTROL_PLANE = "/opt/kubernetes";

    /** Of what there are images: each function, and the command line. */
    public static List<String> names() {
        return Stream.concat(FUNCTIONS.stream(), Stream.of(COMMAND_LINE)).toList();
    }

    /** The content of one of {@link #names}. */
    public ImageContent content(String name) {
        if (name.equals(COMMAND_LINE)) {
            return commandLine();
        }
        if (!FUNCTIONS.contains(name)) {
            throw new ImageException("There is no " + name + "; there are " + String.join(", ", names()));
        }
        return function(name);
    }

    private Map<String, ImageContent.Coordinates> origins(String name) {
        try {
            return name.equals(COMMAND_LINE)
                    ? Dependencies.ofMaven(home.resolve("triggers/cli/target/dependencies.txt"))
                    : Dependencies.ofQuarkus(home.resolve("functions")
                            .resolve(name)
                            .resolve("target/quarkus-app/quarkus-app-dependencies.txt"));
        } catch (IOException e) {
            throw new ImageException(
                    "What the image of " + name + " is made of cannot be listed: " + e.getMessage(), e);
        }
    }

    private ImageContent function(String name) {
        Path built = built(home.resolve("functions").resolve(name).resolve("target/quarkus-app"), "quarkus-run.jar");
        String jar = APPLICATION + "/quarkus-run.jar";
        ControlPlane controlPlane = name.equals("restore-test") ? controlPlane() : new ControlPlane(Map.of(), Map.of());
        return new ImageContent(
                name,
                controlPlane.programs(),
                List.of(new Placed(built.resolve("lib"), APPLICATION + "/lib")),
                List.of(
                        new Placed(built.resolve("app"), APPLICATION + "/app"),
                        new Placed(built.resolve("quarkus"), APPLICATION + "/quarkus"),
                        new Placed(built.resolve("quarkus-run.jar"), jar)),
                start(name, jar, controlPlane.variables()),
                origins(name));
    }

    /** A database of any size passes through the function etcd: what it reads lives briefly, and native memory is given back (as the launcher has it). */
    private static Start start(String name, String jar, Map<String, String> variables) {
        if (name.equals("etcd")) {
            return new Start(
                    Compilation.LATE.before(
                            "-Xmn8m", "-XX:TrimNativeHeapInterval=500", "-Xlog:trimnative=off", "-jar", jar),
                    Map.of("MALLOC_ARENA_MAX", "2"),
                    new Trial.Server());
        }
        Compilation compilation = LIGHT.contains(name) ? Compilation.SIMPLE : Compilation.LATE;
        return new Start(compilation.before("-jar", jar), variables, new Trial.Server());
    }

    /** Jars alone, each by its name: of folders, and of what a folder may hold, the JVM keeps no notes. */
    private ImageContent commandLine() {
        Path built = built(home.resolve("triggers/cli/target"), "lib");
        Path own = jars(built).stream()
                .filter(jar -> jar.getFileName().toString().matches("holdfast-cli-.*(?<!-sources)\\.jar"))
                .findFirst()
                .orElseThrow(() -> notBuilt(built));
        String path = Stream.concat(
                        Stream.of(APPLICATION + "/holdfast-cli.jar"),
                        jars(built.resolve("lib")).stream().map(jar -> APPLICATION + "/lib/" + jar.getFileName()))
                .collect(Collectors.joining(":"));
        return new ImageContent(
                COMMAND_LINE,
                Map.of(),
                List.of(new Placed(built.resolve("lib"), APPLICATION + "/lib")),
                List.of(new Placed(own, APPLICATION + "/holdfast-cli.jar")),
                new Start(
                        Compilation.SIMPLE.before("-cp", path, "dev.holdfast.cli.Holdfast"),
                        Map.of(),
                        new Trial.Command(List.of("fire", TrialWorld.PLAN, "--broker", "{broker}"))),
                origins(COMMAND_LINE));
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ImageException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path built(Path folder, String sign) {
        if (!Files.exists(folder.resolve(sign))) {
            throw notBuilt(folder);
        }
        return folder;
    }

    private static ImageException notBuilt(Path folder) {
        return new ImageException(folder + " is not built: run ./mvnw -DskipTests package first");
    }

    private record ControlPlane(Map<String, Path> programs, Map<String, String> variables) {}

    private ControlPlane controlPlane() {
        try {
            ControlPlaneBinaries found = ControlPlaneBinaries.obtain(environment, progress);
            Path etcdutl = EtcdUtility.obtain(environment, progress);
            return new ControlPlane(
                    Map.of(
                            CONTROL_PLANE + "/etcd",
                            found.etcd(),
                            CONTROL_PLANE + "/etcdutl",
                            etcdutl,
                            CONTROL_PLANE + "/kube-apiserver",
                            found.apiServer()),
                    Map.of("KUBEBUILDER_ASSETS", CONTROL_PLANE));
        } catch (MissingBinariesException e) {
            throw new ImageException(
                    "The image of restore-test holds a control plane, which cannot be had: " + e.getMessage(), e);
        }
    }
}
