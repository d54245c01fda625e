package dev.holdfast.throwaway.binaries;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds a program with the Go toolchain from the module proxy. Each version that can be built has its go.mod and go.sum in this
 * package, so that the sources are those that we have seen, whoever serves them.
 */
record GoBuild(Optional<Path> go, Map<String, String> environment, Consumer<String> progress) implements Source {

    private static final String PINNED = "kube-apiserver 1.37.0 and 1.36.3";

    static GoBuild usual(Map<String, String> environment, Consumer<String> progress) {
        var folders = Stream.concat(
                Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/local/go/bin", "/opt/homebrew/bin"));
        var go = folders.filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst();
        return new GoBuild(go, environment, progress);
    }

    @Override
    public String name() {
        return "build with Go";
    }

    @Override
    public Outcome fetch(Program program, Path scratch) throws InterruptedException {
        if (go.isEmpty()) {
            return new Outcome.Unavailable("no go on the PATH");
        }
        try {
            if (!copyPins(program, scratch)) {
                return new Outcome.Unavailable(
                        "this release of Holdfast knows no pinned sources of " + program + ", but of " + PINNED);
            }
            return build(program, scratch);
        } catch (IOException e) {
            return new Outcome.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private Outcome build(Program program, Path scratch) throws IOException, InterruptedException {
        var file = scratch.resolve("built").resolve(program.name());
        var command = new GoCommand(go.orElseThrow(), scratch, environment, progress);
        progress.accept("building " + program + " with Go, once; that takes minutes");
        var packages = command.run("fetching the sources of " + program, List.of("list", "-deps", "tool"));
        if (packages instanceof GoCommand.Result.Failed failed) {
            return new Outcome.Unavailable(failed.reason());
        }
        var arguments = new ArrayList<>(List.of("build", "-v", "-trimpath"));
        // Without debug information the compiler is quicker and its cache smaller.
        arguments.addAll(List.of("-gcflags=all=-dwarf=false", "-ldflags=" + linkerFlags(program)));
        arguments.addAll(List.of("-o", file.toString(), importPath(program)));
        var count = ((GoCommand.Result.Done) packages).lines();
        var built = command.run("building " + program + " (at most " + count + " packages)", arguments);
        return switch (built) {
            case GoCommand.Result.Done done -> new Outcome.Obtained(file);
            case GoCommand.Result.Failed failed -> new Outcome.Unavailable(failed.reason());
        };
    }

    private static String importPath(Program program) {
        return switch (program.name()) {
            case Program.API_SERVER -> "k8s.io/kubernetes/cmd/kube-apiserver";
            case Program.ETCDUTL -> "go.etcd.io/etcd/etcdutl/v3";
            default -> "go.etcd.io/etcd/server/v3";
        };
    }

    /** Kubernetes learns its version from the linker; etcd has it in its sources. */
    private static String linkerFlags(Program program) {
        var flags = new StringBuilder("-s -w");
        if (program.isApiServer()) {
            var version = KubernetesVersion.parse(program.version());
            for (var holder : List.of("k8s.io/component-base/version", "k8s.io/client-go/pkg/version")) {
                flags.append(" -X ").append(holder).append(".gitVersion=v").append(version);
                flags.append(" -X ").append(holder).append(".gitMajor=").append(version.major());
                flags.append(" -X ").append(holder).append(".gitMinor=").append(version.minor());
                flags.append(" -X ").append(holder).append(".gitTreeState=clean");
                flags.append(" -X ").append(holder).append(".buildDate=1970-01-01T00:00:00Z");
            }
        }
        return flags.toString();
    }

    private static boolean copyPins(Program program, Path folder) throws IOException {
        for (var name : List.of("go.mod", "go.sum")) {
            var resource = program.name() + "-" + program.version() + "/" + name;
            try (InputStream pin = GoBuild.class.getResourceAsStream(resource)) {
                if (pin == null) {
                    return false;
                }
                Files.copy(pin, folder.resolve(name));
            }
        }
        return true;
    }
}
