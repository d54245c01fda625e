package dev.holdfast.lab.node;

import dev.holdfast.lab.parts.MissingPartException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a node needs of the machine under it: Linux, root, name spaces, cgroups, and some packages of Debian. */
final class Machine {
    private static final String PART = "A node";
    private static final String PLUGINS = "/usr/lib/cni";

    /** Each program, or file, and the package that has it. */
    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "containerd",
            "containerd",
            "ctr",
            "containerd",
            "runc",
            "runc",
            "nft",
            "nftables",
            "ip",
            "iproute2",
            "nsenter",
            "util-linux",
            "unshare",
            "util-linux",
            "setsid",
            "util-linux",
            "/bin/busybox",
            "busybox-static",
            PLUGINS + "/ptp",
            "containernetworking-plugins"));

    private final Map<String, String> environment;
    private final Consumer<String> progress;

    Machine(Map<String, String> environment, Consumer<String> progress) {
        this.environment = environment;
        this.progress = progress;
    }

    /** As Go and the projects' releases call it. */
    static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm64";
            case "x86_64", "amd64" -> "amd64";
            case String other -> other;
        };
    }

    /**
     * Checks it, and installs missing packages where this is Debian and we are root.
     *
     * @throws MissingPartException if this machine cannot bear a node
     */
    void require() throws InterruptedException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            throw new MissingPartException(
                    PART, "this is not Linux", "Run it on Linux, in a virtual machine for instance.");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new MissingPartException(PART, "only root may make name spaces and cgroups", "Run it as root.");
        }
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            install(missing);
        }
        if (run(List.of("unshare", "--net", "--mount", "--pid", "--fork", "true")) != 0) {
            throw new MissingPartException(
                    PART, "the kernel makes no name spaces for us", "Run it outside of an unprivileged container.");
        }
        if (!Files.isWritable(Path.of("/sys/fs/cgroup"))) {
            throw new MissingPartException(
                    PART, "/sys/fs/cgroup cannot be written", "Run it outside of an unprivileged container.");
        }
    }

    private List<String> missing() {
        return PACKAGES.entrySet().stream()
                .filter(each -> !isThere(each.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isThere(String program) {
        return Stream.of(Inside.PATH.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    private void install(List<String> packages) throws InterruptedException {
        String command = "apt-get install --no-install-recommends " + String.join(" ", packages);
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw new MissingPartException(
                    PART,
                    "these packages (by their names at Debian) are missing: " + String.join(", ", packages),
                    "Install them.");
        }
        progress.accept("Installing packages of Debian that a node needs: " + command);
        List<String> install = Stream.concat(
                        Stream.of("apt-get", "install", "--yes", "--quiet", "--no-install-recommends"),
                        packages.stream())
                .toList();
        if (run(install) == 0 || (run(List.of("apt-get", "update", "--quiet")) == 0 && run(install) == 0)) {
            return;
        }
        throw new MissingPartException(
                PART, "apt-get could not install " + String.join(", ", packages), "Run: " + command);
    }

    private int run(List<String> command) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            builder.environment().putAll(Map.of("PATH", Inside.PATH, "DEBIAN_FRONTEND", "noninteractive"));
            Process process = builder.start();
            process.getOutputStream().close();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
