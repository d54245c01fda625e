package dev.holdfast.lab.parts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Go module of ours. Its go.mod and go.sum pin the sources of programs, most of them others', so that what is built is what we have
 * seen, whoever serves the sources. They are written by {@code src/main/go/pin.sh}.
 *
 * @param name for people, such as {@code CoreDNS 1.14.7}
 * @param beside the class beside whose package the module's folder lies among the resources
 * @param folder the folder's name
 * @param files what is in it
 */
public record GoModule(String name, Class<?> beside, String folder, List<String> files) {
    public GoModule {
        files = List.copyOf(files);
    }

    /** A module that only pins. */
    public static GoModule pinning(String name, Class<?> beside, String folder) {
        return new GoModule(name, beside, folder, List.of("go.mod", "go.sum"));
    }

    /**
     * Builds its programs.
     *
     * @param go the toolchain
     * @param scratch an empty folder, which gets the module
     * @param target the program's file, or with several packages the folder for their programs
     * @param linker further flags of the linker, such as {@code -X main.version=1}
     * @param packages import paths
     */
    public void build(GoToolchain go, Path scratch, Path target, String linker, List<String> packages)
            throws IOException, InterruptedException {
        unpack(scratch);
        go.progress().accept("Building " + name + " with Go, once; that takes minutes");
        List<String> arguments = new ArrayList<>(List.of("build", "-v", "-trimpath", "-buildvcs=false"));
        // Without debug information the compiler is quicker and its cache smaller. The flags of the throwaway control
        // plane's build:
        // what both need is compiled once.
        arguments.addAll(List.of("-gcflags=all=-dwarf=false", ("-ldflags=-s -w " + linker).strip()));
        arguments.addAll(List.of("-o", target.toString()));
        arguments.addAll(packages);
        go.run("building " + name, scratch, arguments);
    }

    /** The folder of a module that it asks for, in Go's cache; call it after {@link #build}. */
    public Path sourcesOf(GoToolchain go, Path scratch, String module) throws IOException, InterruptedException {
        return Path.of(go.run("looking for " + module, scratch, List.of("list", "-m", "-f", "{{.Dir}}", module))
                .getLast());
    }

    private void unpack(Path scratch) throws IOException {
        for (String file : files) {
            try (InputStream resource = beside.getResourceAsStream(folder + "/" + file)) {
                if (resource == null) {
                    throw new IOException(folder + "/" + file + " is missing in the jar of the lab");
                }
                Files.copy(resource, scratch.resolve(file));
            }
        }
    }
}
