package dev.holdfast.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what the modules need of this repository: Terraform leaves lock files, states and downloads where it works.
 *
 * @param root holds {@code terraform}, {@code knative} and {@code triggers}
 */
record Checkout(Path root) {
    static final Path ORIGINAL = original();

    /** Makes one in {@code folder}, which must be empty or not there. */
    static Checkout in(Path folder) throws IOException {
        for (String part : List.of("terraform", "knative", "triggers")) {
            copy(ORIGINAL.resolve(part), folder.resolve(part));
        }
        return new Checkout(folder);
    }

    /** A module's folder, such as {@code location-s3}. */
    Path module(String name) {
        return root.resolve("terraform").resolve(name);
    }

    /** All modules below terraform/ that have a file with this ending in a folder of theirs, as paths below terraform/. */
    List<String> modulesWith(String folder, String suffix) {
        Path terraform = root.resolve("terraform");
        try (Stream<Path> files = Files.walk(terraform)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .map(file -> Objects.requireNonNull(file.getParent()))
                    .filter(parent -> folder.isEmpty() || parent.endsWith(folder))
                    .map(parent -> folder.isEmpty() ? parent : Objects.requireNonNull(parent.getParent()))
                    .map(module -> terraform.relativize(module).toString())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(one -> isOurs(from.relativize(one))).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Not what a build or somebody's own terraform left behind, and no sources: kustomizations reach into all of triggers. */
    private static boolean isOurs(Path file) {
        return !file.toString()
                .matches(
                        "(.*/)?(\\.terraform(/.*|\\.lock\\.hcl)?|[^/]*\\.tfstate(\\..*)?|(rendered|target|src)(/.*)?)");
    }

    private static Path original() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "the folder with mvnw");
    }
}
