package dev.holdfast.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What goes into an image.
 *
 * @param name of what runs in it, such as {@code snapshot}
 * @param programs that it starts, by their paths in the image
 * @param libraries of others
 * @param own what we compiled
 * @param start how it is started
 * @param origins where jars come from, by the names of their files
 */
public record ImageContent(
        String name,
        Map<String, Path> programs,
        List<Placed> libraries,
        List<Placed> own,
        Start start,
        Map<String, Coordinates> origins) {
    public ImageContent {
        programs = Map.copyOf(programs);
        libraries = List.copyOf(libraries);
        own = List.copyOf(own);
        origins = Map.copyOf(origins);
    }

    /**
     * How it is started.
     *
     * @param arguments of {@code java}
     * @param variables of its environment
     * @param trial how it is made to do once what it is there for
     */
    public record Start(List<String> arguments, Map<String, String> variables, Trial trial) {
        public Start {
            arguments = List.copyOf(arguments);
            variables = Map.copyOf(variables);
        }
    }

    /** As a Maven repository knows it. */
    public record Coordinates(String group, String name, String version) {
        /** As a package URL. */
        String url() {
            return "pkg:maven/" + group + "/" + name + "@" + version;
        }
    }

    /**
     * A file, or a folder with all that is in it.
     *
     * @param source where it lies here
     * @param place where it lies in the image
     */
    public record Placed(Path source, String place) {
        /** Each file of it, in the order of their names. */
        List<Placed> files() throws IOException {
            try (Stream<Path> tree = Files.walk(source)) {
                return tree.filter(Files::isRegularFile)
                        .sorted()
                        .map(file -> new Placed(file, placeOf(file)))
                        .toList();
            }
        }

        private String placeOf(Path file) {
            String below = source.relativize(file).toString();
            return below.isEmpty() ? place : place + "/" + below;
        }
    }

    /** The files that Java reads, ours last. */
    List<Placed> files() throws IOException {
        List<Placed> files = new ArrayList<>();
        for (Placed part : Stream.concat(libraries.stream(), own.stream()).toList()) {
            files.addAll(part.files());
        }
        return files;
    }

    /** The same with more files of ours, and arguments of {@code java} before the others. */
    ImageContent with(List<Placed> more, List<String> first) {
        List<String> arguments =
                Stream.concat(first.stream(), start.arguments().stream()).toList();
        return new ImageContent(
                name,
                programs,
                libraries,
                Stream.concat(own.stream(), more.stream()).toList(),
                new Start(arguments, start.variables(), start.trial()),
                origins);
    }
}
