package dev.holdfast.knative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.lab.node.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The terraform command in a module of a copy of this checkout, where it may leave its state.
 *
 * @param program the command
 * @param module the module's folder in the copy
 */
record TerraformRun(Path program, Path module) {
    /** Copies what a module reaches; the test is skipped where there is no terraform. */
    static TerraformRun orSkipTest(Path copy, String module) throws IOException {
        String given = System.getenv().getOrDefault("HOLDFAST_TERRAFORM", "");
        Path program = (given.isBlank()
                        ? Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .map(each -> Path.of(each, "terraform"))
                        : Stream.of(Path.of(given)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException(
                        "There is no terraform on this machine: install it, or name it in HOLDFAST_TERRAFORM."));
        for (String part : List.of("terraform", "knative", "triggers")) {
            copy(HoldfastInstall.root().resolve(part), copy.resolve(part));
        }
        return new TerraformRun(program, copy.resolve("terraform").resolve(module));
    }

    /** Runs it, and answers with what it printed to its output. */
    String run(Kubectl kubectl, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path errors = module.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(module.toFile()).redirectError(errors.toFile());
        Path folder = Objects.requireNonNull(kubectl.program().getParent());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("terraform " + arguments[0] + ": " + printed + Files.readString(errors));
        }
        return printed;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file :
                    all.filter(each -> isManifest(from.relativize(each))).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isRegularFile(file)) {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Neither what builds and somebody's own terraform left, nor sources. */
    private static boolean isManifest(Path file) {
        return file.toString().matches(".*\\.(tf|sh|yaml)")
                && !file.toString().matches("(.*/)?(\\.terraform|rendered|target|src)/.*");
    }
}
