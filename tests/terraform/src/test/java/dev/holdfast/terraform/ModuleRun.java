package dev.holdfast.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code run} of a {@code terraform test}.
 *
 * @param status pass, fail, error or skip; empty if it never ended
 * @param diagnostics what was wrong, for people
 * @param after the state after it, or the plan, as JSON
 */
record ModuleRun(String file, String name, String status, List<String> diagnostics, JsonNode after) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isPassed() {
        return status.equals("pass");
    }

    /** The value of an output after it. */
    JsonNode output(String name) {
        JsonNode planned = after.at("/output_changes/" + name + "/after");
        return planned.isMissingNode() ? after.at("/outputs/" + name + "/value") : planned;
    }

    /** What a resource of the module itself has become, such as {@code aws_s3_bucket.this}. */
    JsonNode resource(String address) {
        for (JsonNode resource : after.at("/root_module/resources")) {
            if (resource.path("address").asText().equals(address)) {
                return resource.path("values");
            }
        }
        throw new AssertionError("There is no " + address + " after " + name);
    }

    /** Runs all tests of a module, and answers with every run that its files declare. */
    static List<ModuleRun> all(TerraformProgram terraform, Path module) throws IOException, InterruptedException {
        String printed = terraform.run(module, "test", "-json", "-verbose").output();
        Map<String, Seen> seen = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String line : printed.lines().toList()) {
            if (line.startsWith("{")) {
                note(JSON.readTree(line), seen, others);
            } else {
                others.add(line);
            }
        }
        if (seen.isEmpty()) {
            throw new AssertionError("terraform test in " + module + " ran nothing:\n" + String.join("\n", others));
        }
        return seen.values().stream()
                .map(one -> new ModuleRun(one.file, one.name, one.status, one.diagnostics, one.after))
                .toList();
    }

    private static void note(JsonNode message, Map<String, Seen> seen, List<String> others) {
        message.path("test_abstract")
                .properties()
                .forEach(file -> file.getValue()
                        .forEach(run ->
                                seen.put(file.getKey() + "/" + run.asText(), new Seen(file.getKey(), run.asText()))));
        Seen one = seen.get(message.path("@testfile").asText() + "/"
                + message.path("@testrun").asText());
        String type = message.path("type").asText();
        if (type.equals("diagnostic")) {
            JsonNode diagnostic = message.path("diagnostic");
            String text = diagnostic.path("summary").asText() + ": "
                    + diagnostic.path("detail").asText();
            (one == null ? others : one.diagnostics).add(text);
        } else if (one != null
                && type.equals("test_run")
                && message.at("/test_run/progress").asText().equals("complete")) {
            one.status = message.at("/test_run/status").asText();
        } else if (one != null && (type.equals("test_state") || type.equals("test_plan"))) {
            one.after = message.path(type);
        }
    }

    private static final class Seen {
        private final String file;
        private final String name;
        private final List<String> diagnostics = new ArrayList<>();
        private String status = "";
        private JsonNode after = JSON.createObjectNode();

        private Seen(String file, String name) {
            this.file = file;
            this.name = name;
        }
    }
}
