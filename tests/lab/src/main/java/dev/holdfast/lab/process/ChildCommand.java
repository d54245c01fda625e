package dev.holdfast.lab.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param name for people, such as {@code minio}
 * @param command the program and its arguments
 * @param environment all that the child gets; nothing is inherited, so that no credential or setting of ours leaks in
 * @param directory where it starts
 * @param log the file that gets what the child prints; made anew
 */
public record ChildCommand(
        String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
    public ChildCommand {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("There is no command for " + name);
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        // The environment may hold passwords.
        return name + " " + command;
    }
}
