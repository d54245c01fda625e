package dev.holdfast.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What goes into an image.
 *
 * @param name of what runs in it, such as {@code snapshot}
 * @param programs that it starts, by their paths in the image
 * @param libraries of others
 * @param own what we compiled
 * @param variables of its environment
 * @param arguments of {@code java}
 */
public record ImageContent(
        String name,
        Map<String, Path> programs,
        List<Placed> libraries,
        List<Placed> own,
        Map<String, String> variables,
        List<String> arguments) {
    public ImageContent {
        programs = Map.copyOf(programs);
        libraries = List.copyOf(libraries);
        own = List.copyOf(own);
        variables = Map.copyOf(variables);
        arguments = List.copyOf(arguments);
    }

    /**
     * A file, or a folder with all that is in it.
     *
     * @param source where it lies here
     * @param place where it lies in the image
     */
    public record Placed(Path source, String place) {}
}
