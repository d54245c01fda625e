package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stack installs in each of its clusters: the overlay, patched with who its functions are at both providers. */
class StackInstallIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "overlay {0}")
    @CsvSource({
        "single, source, one_cluster_that_claims_to_be_two, snapshot|etcd|replicate|restore|restore-test|report",
        "source, source, two_copies_that_the_cluster_can_destroy, snapshot|etcd|restore",
        "vault,  vault,  two_copies_that_the_cluster_can_destroy, replicate|restore-test|report",
    })
    void everyFunctionThatIsSomebodyGetsItsEnvironmentAndItsTokens(
            String overlay, String place, String run, String functions) throws Exception {
        Workshop workshop = Workshop.get();
        Path kubectl = TerraformProgram.OnPath.findOrSkipTest("kubectl", "HOLDFAST_KUBECTL");
        ModuleRun stack = workshop.run("stack", run);
        JsonNode accounts = stack.output("service_accounts").path(place);
        ObjectNode variables = JSON.createObjectNode().put("name", overlay).put("overlay", "overlays/" + overlay);
        variables.putObject("kubeconfig").put("path", "/nowhere");
        variables.putArray("resources");
        variables.set("service_accounts", accounts);

        JsonNode planned = workshop.planned("stack/install", variables);
        assertThat(accounts).isNotEmpty();
        Map<String, JsonNode> services = Kustomized.by(
                        kubectl,
                        workshop.checkout(),
                        planned.at("/kustomization/value"),
                        stack.output("holdfast_yaml").asText())
                .stream()
                .filter(one -> one.path("apiVersion").asText().startsWith("serving.knative.dev/"))
                .collect(Collectors.toMap(one -> one.at("/metadata/name").asText(), one -> one));

        assertThat(services).containsKeys(functions.split("\\|"));
        services.forEach((name, service) -> {
            JsonNode account = accounts.path(name);
            JsonNode container = service.at("/spec/template/spec/containers/0");
            assertThat(names(container.path("env"))).as(name).containsAll(fields(account.path("environment")));
            assertThat(names(container.path("volumeMounts")))
                    .as(name)
                    .filteredOn(mount -> mount.startsWith("token-"))
                    .containsExactlyInAnyOrderElementsOf(tokens(account));
            assertThat(names(service.at("/spec/template/spec/volumes")))
                    .as(name)
                    .containsAll(tokens(account));
        });
    }

    private static List<String> tokens(JsonNode account) {
        return fields(account.path("tokens")).stream().map("token-"::concat).toList();
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path("name").asText())
                .toList();
    }
}
