package dev.holdfast.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this machine's C library that a Java runtime needs, as the dynamic linker finds them. */
final class CLibrary {
    /** {@code libm.so.6 => /lib/libm.so.6 (0x1)}, and {@code /lib64/ld-linux-x86-64.so.2 (0x1)}. */
    private static final Pattern FOUND = Pattern.compile("(?:=> )?(/\\S+) \\(0x");

    /** What programs that come as libraries in jars ask for besides. */
    private static final List<String> USUAL = List.of("libpthread.so.0", "librt.so.1", "libresolv.so.2");

    private CLibrary() {}

    /** Absolute paths at which the linker looks for them; what is there may be a link. */
    static Set<Path> files(Path runtime) throws IOException, InterruptedException {
        Set<Path> files = new TreeSet<>();
        for (Path program : List.of(
                runtime.resolve("bin/java"),
                runtime.resolve("lib/server/libjvm.so"),
                runtime.resolve("lib/libnet.so"))) {
            Process process = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ImageException("What " + program + " needs of the C library cannot be told (" + said.strip()
                        + "); name a base image instead: --base REFERENCE");
            }
            Matcher found = FOUND.matcher(said);
            while (found.find()) {
                Path file = Path.of(found.group(1));
                if (!file.startsWith(runtime)) {
                    files.add(file);
                }
            }
        }
        List<Path> folders = files.stream()
                .flatMap(file -> Stream.ofNullable(file.getParent()))
                .distinct()
                .toList();
        folders.stream()
                .flatMap(folder -> USUAL.stream().map(folder::resolve))
                .filter(Files::exists)
                .forEach(files::add);
        return files;
    }
}
