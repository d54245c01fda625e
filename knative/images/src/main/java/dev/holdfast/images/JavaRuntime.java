package dev.holdfast.images;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A Java runtime cut down to what the functions need, made of the one that this runs on.
 *
 * @param folder where it lies here
 * @param libraries of the C library, by the paths that they have here and in the image
 */
record JavaRuntime(Path folder, Set<Path> libraries) {
    /** Where it lies in an image. */
    static final String PLACE = "/opt/java";

    /** What jars use that say it of themselves, and what they use without saying so: DNS, zip file systems, Unsafe, counters, flight recordings. */
    private static final String MODULES =
            "java.se,jdk.crypto.cryptoki,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs";

    /** The cached one, made if need be. */
    static JavaRuntime ofThisMachine(Path cache) throws InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new ImageException("This machine's Java runtime serves in no image, because it is not Linux's; name a"
                    + " base image: --base REFERENCE");
        }
        Path folder = cache.resolve("java-" + Runtime.version());
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(cache);
                Path scratch = Files.createTempDirectory(cache, "java-");
                link(scratch.resolve("runtime"));
                move(scratch.resolve("runtime"), folder);
                Files.delete(scratch);
            }
            return new JavaRuntime(folder, CLibrary.files(folder));
        } catch (IOException e) {
            throw new ImageException("A Java runtime cannot be made in " + cache + ": " + e.getMessage(), e);
        }
    }

    private static void link(Path target) {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new ImageException(
                        "This Java has no jlink: use a whole JDK, or name a base image: --base REFERENCE"));
        StringWriter said = new StringWriter();
        int status = jlink.run(
                new PrintWriter(said),
                new PrintWriter(said),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                "--output",
                target.toString());
        if (status != 0) {
            throw new ImageException("jlink made no runtime: " + said.toString().strip());
        }
    }

    /** Somebody else may have been quicker; then theirs is as good. */
    private static void move(Path made, Path folder) throws IOException {
        try {
            Files.move(made, folder);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            try (Stream<Path> tree = Files.walk(made)) {
                for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
