package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The folder that the install renders, built by kubectl from knative/ as it is. */
class KustomizationIT {
    private static List<JsonNode> built;

    @BeforeAll
    static void build() throws Exception {
        Workshop workshop = Workshop.get();
        Path kubectl = TerraformProgram.OnPath.findOrSkipTest("kubectl", "HOLDFAST_KUBECTL");
        ModuleRun install = workshop.run("stack/install", "a_pod_that_gets_no_credentials");
        built = Kustomized.by(
                kubectl,
                workshop.checkout(),
                install.output("kustomization"),
                install.output("resources").asText());
    }

    @Test
    void aFunctionThatIsSomebodyAtAProviderGetsItsEnvironmentAndItsTokenAndKeepsWhatItHad() {
        JsonNode template = service("replicate").at("/spec/template/spec");
        JsonNode container = template.at("/containers/0");

        assertThat(named(container.path("env"), "AWS_ROLE_ARN").path("value").asText())
                .isEqualTo("arn:aws:iam::111111111111:role/reader");
        assertThat(named(container.path("env"), "K_SINK").path("value").asText())
                .startsWith("http");
        assertThat(named(container.path("volumeMounts"), "token-aws")
                        .path("mountPath")
                        .asText())
                .isEqualTo("/var/run/secrets/holdfast/aws");
        assertThat(named(template.path("volumes"), "token-aws")
                        .at("/projected/sources/0/serviceAccountToken/audience")
                        .asText())
                .isEqualTo("sts.amazonaws.com");
        assertThat(named(template.path("volumes"), "tmp").isMissingNode()).isFalse();
    }

    @Test
    void aFunctionThatIsNobodyIsLeftAsItIs() {
        assertThat(service("report").toString()).doesNotContain("token-");
    }

    @Test
    void theResourcesAreThere() {
        assertThat(built)
                .filteredOn(one -> one.path("kind").asText().equals("BackupLocation"))
                .extracting(one -> one.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("here", "there");
    }

    private static JsonNode service(String name) {
        return built.stream()
                .filter(one -> one.path("apiVersion").asText().startsWith("serving.knative.dev/")
                        && one.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode named(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }
}
