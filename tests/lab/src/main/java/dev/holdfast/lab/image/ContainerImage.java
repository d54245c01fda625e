package dev.holdfast.lab.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image of few files and one layer, for this machine's processor.
 *
 * @param name with its tag, such as {@code dev.local/listener:v1}
 * @param user who runs it, as {@code uid:gid}
 * @param command the program in it and its arguments
 * @param programs where each is in the image, and where here; executable by everyone
 * @param links where each symbolic link is in the image, and where it leads
 */
public record ContainerImage(
        String name, String user, List<String> command, Map<String, Path> programs, Map<String, String> links) {
    private static final String NOBODY = "65532:65532";

    public ContainerImage {
        if (!name.contains("/") || !name.contains(":")) {
            throw new IllegalArgumentException("An image needs a name like dev.local/listener:v1, not " + name);
        }
        command = List.copyOf(command);
        programs = Map.copyOf(programs);
        links = Map.copyOf(links);
    }

    /** One that consists of a static program alone, run by nobody in particular. */
    public static ContainerImage ofProgram(String name, Path program) {
        String inside = "/app/" + program.getFileName();
        return new ContainerImage(name, NOBODY, List.of(inside), Map.of(inside, program), Map.of());
    }

    /** One with a shell: a static busybox with a link for each of its commands. Run by root, until told otherwise. */
    public static ContainerImage ofBusybox(String name, Path busybox, List<String> commands) {
        Map<String, String> links = new TreeMap<>();
        commands.stream().filter(each -> !each.equals("busybox")).forEach(each -> links.put("/bin/" + each, "busybox"));
        return new ContainerImage(
                name, "0:0", List.of("/bin/busybox", "sleep", "2147483647"), Map.of("/bin/busybox", busybox), links);
    }
}
