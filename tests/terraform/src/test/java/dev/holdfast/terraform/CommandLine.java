package dev.holdfast.terraform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code holdfast} in a process of its own, with this test's class path. */
final class CommandLine {
    private CommandLine() {}

    /** How it ended. */
    record Answer(int status, String output) {}

    /** @param folder holds holdfast.yaml */
    static Answer run(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                classPath,
                "dev.holdfast.cli.Holdfast"));
        command.addAll(arguments);
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Answer(status, Files.readString(printed, StandardCharsets.UTF_8));
    }
}
