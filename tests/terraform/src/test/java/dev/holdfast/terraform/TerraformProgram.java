package dev.holdfast.terraform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The terraform command.
 *
 * @param program its path
 * @param settings the variables that every call gets beside those of the machine
 */
record TerraformProgram(Path program, Map<String, String> settings) {
    /** Given: the path of a {@code terraform} program. */
    static final String GIVEN = "HOLDFAST_TERRAFORM";

    /** Nothing else is inherited: a credential of the developer's must not reach a provider. */
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy");

    TerraformProgram {
        settings = Map.copyOf(settings);
    }

    /** How a call ended. */
    record Answer(int status, String output) {}

    /** What is given, else what is on the path; the test is skipped where there is none. */
    static TerraformProgram findOrSkipTest() {
        return new TerraformProgram(OnPath.findOrSkipTest("terraform", GIVEN), Map.of());
    }

    TerraformProgram with(String variable, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(variable, value);
        return new TerraformProgram(program, more);
    }

    /** Runs it in a folder, and answers with its status and what it printed to either stream. */
    Answer run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList());
        Path printed = Files.createTempFile(folder.getParent(), "terraform", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(printed.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.putAll(Map.of("TF_IN_AUTOMATION", "1", "TF_INPUT", "0", "CHECKPOINT_DISABLE", "1"));
        environment.putAll(settings);
        Process process = builder.start();
        process.getOutputStream().close();
        int status = process.waitFor();
        String output = Files.readString(printed, StandardCharsets.UTF_8);
        Files.delete(printed);
        return new Answer(status, output);
    }

    /** The same for what must not fail. */
    String runOrFail(Path folder, String... arguments) throws IOException, InterruptedException {
        Answer answer = run(folder, arguments);
        if (answer.status() != 0) {
            throw new AssertionError("terraform " + String.join(" ", arguments) + " in " + folder + " ended with "
                    + answer.status() + ":\n" + answer.output());
        }
        return answer.output();
    }

    /** A program on the path. */
    static final class OnPath {
        private OnPath() {}

        /**
         * @param variable an environment variable that names it, where it is not on the path
         */
        static Path findOrSkipTest(String name, String variable) {
            String given = System.getenv().getOrDefault(variable, "");
            Stream<Path> places = given.isBlank()
                    ? Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                            .map(folder -> Path.of(folder, name))
                    : Stream.of(Path.of(given));
            return places.filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new TestAbortedException(
                            "There is no " + name + " on this machine: install it, or name it in " + variable + "."));
        }
    }
}
