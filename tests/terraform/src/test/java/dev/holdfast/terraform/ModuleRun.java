package dev.holdfast.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One {@code run} of a {@code terraform test}.
 *
 * @param status pass, fail, error or skip; empty if it never ended
 * @param diagnostics what was wrong, for people
 * @param after the state after it, or the plan, as JSON
 */
record ModuleRun(String file, String name, String status, List<String> diagnostics, JsonNode after) {
    ModuleRun {
        diagnostics = List.copyOf(diagnostics);
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
}
