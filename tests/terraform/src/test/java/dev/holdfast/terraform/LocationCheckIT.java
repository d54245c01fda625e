package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.azure.AzureLab;
import dev.holdfast.lab.azure.worm.DefaultPolicy;
import dev.holdfast.lab.azure.worm.Role;
import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioServer;
import dev.holdfast.lab.parts.MissingPartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A place that is configured as its module configures it is one that Holdfast trusts. */
class LocationCheckIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void givenTheModulesBucketAndWriterWhenCheckedThenNothingIsDoubtful(@TempDir Path folder) throws Exception {
        Workshop workshop = Workshop.get();
        Path program = MinioBinary.findOrSkipTest();
        ModuleRun module = workshop.run("location-s3", "a_location_that_a_plan_cannot_name");
        ObjectNode location = module.output("backup_location").deepCopy();
        String bucket = location.at("/spec/s3/bucket").asText();
        try (MinioServer server = MinioServer.start(program, folder.resolve("minio"))) {
            server.makeBucket(bucket, lockOf(module));
            MinioCredentials writer = server.credentials(
                    "writer", module.output("policies").path("writer").asText());
            ((ObjectNode) location.at("/spec/s3"))
                    .put("endpoint", server.endpoint().toString())
                    .put("region", "us-east-1")
                    .put("pathStyle", true);
            ((ObjectNode) location.at("/spec"))
                    .putObject("credentials")
                    .put("accessKeyIdEnv", "WRITER_ID")
                    .put("secretAccessKeyEnv", "WRITER_SECRET")
                    .put("sessionTokenEnv", "WRITER_TOKEN");
            Files.writeString(
                    folder.resolve("holdfast.yaml"), plan(bucket) + "---\n" + JSON.writeValueAsString(location));

            CommandLine.Answer answer = CommandLine.run(
                    folder,
                    Map.of(
                            "WRITER_ID", writer.accessKeyId(),
                            "WRITER_SECRET", writer.secretAccessKey(),
                            "WRITER_TOKEN", String.valueOf(writer.sessionToken())),
                    List.of("location", "check", bucket));

            assertThat(answer.output())
                    .contains("✓ default retention: locked for 30 days against everyone")
                    .contains("✓ write again: the first writer wins")
                    .contains("✓ lock of a new file: held against everyone")
                    .contains("✓ deletion by this identity: refused")
                    .doesNotContain("✗", "! ");
            assertThat(answer.status()).isZero();
        }
    }

    @Test
    void givenTheModulesContainerAndWriterWhenCheckedThenNothingIsDoubtful(@TempDir Path folder) throws Exception {
        Workshop workshop = Workshop.get();
        ModuleRun module = workshop.run("location-azure", "a_lock_that_stays_open");
        ObjectNode location = module.output("backup_location").deepCopy();
        String container = location.at("/spec/azure/container").asText();
        try (AzureLab azure = startOrSkipTest(folder.resolve("azure"))) {
            azure.account().defineContainer(container, policyOf(module));
            String sas =
                    azure.account().sas(Role.WRITER, container, Instant.now().plus(Duration.ofHours(1)));
            ((ObjectNode) location.at("/spec/azure"))
                    .put("endpoint", azure.account().endpoint().toString())
                    .put("account", AzureLab.ACCOUNT);
            ((ObjectNode) location.at("/spec")).putObject("credentials").put("connectionStringEnv", "WRITER");
            String name = location.at("/metadata/name").asText();
            Files.writeString(
                    folder.resolve("holdfast.yaml"), plan(name) + "---\n" + JSON.writeValueAsString(location));

            CommandLine.Answer answer = CommandLine.run(
                    folder,
                    Map.of(
                            "WRITER",
                            "BlobEndpoint=" + azure.account().endpoint() + ";SharedAccessSignature=" + sas + ";"),
                    List.of("location", "check", name));

            assertThat(answer.output())
                    .contains("✓ write again: the first writer wins")
                    .contains("✓ lock of a new file: held against everyone")
                    .contains("✓ deletion by this identity: refused")
                    .doesNotContain("✗");
            assertThat(answer.status()).isZero();
        }
    }

    private static AzureLab startOrSkipTest(Path folder) throws Exception {
        try {
            return AzureLab.start(
                    Files.createDirectories(folder), System.getenv(), new SecureRandom(), System.err::println);
        } catch (MissingPartException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }

    private static DefaultPolicy policyOf(ModuleRun module) {
        JsonNode policy = module.resource("azurerm_storage_account.this").at("/immutability_policy/0");
        Duration period =
                Duration.ofDays(policy.path("period_since_creation_in_days").asInt());
        assertThat(policy.path("state").asText()).isEqualTo("Locked");
        return DefaultPolicy.locked(period);
    }

    /** Read from the module's resources, so that a module that locks less fails here. */
    private static BucketLock lockOf(ModuleRun module) {
        assertThat(module.resource("aws_s3_bucket.this")
                        .path("object_lock_enabled")
                        .asBoolean())
                .isTrue();
        JsonNode retention =
                module.resource("aws_s3_bucket_object_lock_configuration.this").at("/rule/0/default_retention/0");
        int days = retention.path("days").asInt();
        return switch (retention.path("mode").asText()) {
            case "COMPLIANCE" -> new BucketLock.Compliance(days);
            case "GOVERNANCE" -> new BucketLock.Governance(days);
            default -> new BucketLock.OnDemand();
        };
    }

    private static String plan(String location) {
        return """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: nightly, namespace: holdfast-system}
                spec:
                  cluster: {name: production}
                  schedule: "@daily"
                  copies: [{location: %s}]
                  password: {file: password}
                """.formatted(location);
    }
}
