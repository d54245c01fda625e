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
 * What a module's {@code terraform test} came to.
 *
 * @param status with which it ended: 0 if all is well
 * @param runs every run that its files declare, also those that never ended
 * @param others what it said that belongs to no run, such as a file that cannot be read, or a teardown that failed
 */
record ModuleTests(int status, List<ModuleRun> runs, List<String> others) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ModuleTests {
        runs = List.copyOf(runs);
        others = List.copyOf(others);
    }

    static ModuleTests of(TerraformProgram terraform, Path module) throws IOException, InterruptedException {
        TerraformProgram.Answer answer = terraform.run(module, "test", "-json", "-verbose");
        Map<String, Seen> seen = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String line : answer.output().lines().toList()) {
            if (line.startsWith("{")) {
                note(JSON.readTree(line), seen, others);
            } else {
                others.add(line);
            }
        }
        List<ModuleRun> runs = seen.values().stream()
                .map(one -> new ModuleRun(one.file, one.name, one.status, one.diagnostics, one.after))
                .toList();
        return new ModuleTests(answer.status(), runs, others);
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
