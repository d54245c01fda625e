package dev.holdfast.knative;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.Kubectl;
import dev.holdfast.lab.node.LabNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Terraform's example for one's own S3 servers, on a cluster with Knative: one apply, and functions run that make copies. */
@Tag(OnKnative.WHOLE)
@ExtendWith(OnKnative.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstalledByTerraformIT {
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final String NAMESPACE = "--namespace=" + HoldfastInstall.NAMESPACE;

    @TempDir
    private static Path folder;

    private Kubectl kubectl;
    private HoldfastInstall holdfast;
    private Cellars cellars;
    private TerraformRun terraform;

    @BeforeAll
    void aClusterWithoutHoldfast(LabKnative knative) throws Exception {
        terraform = TerraformRun.orSkipTest(folder.resolve("checkout"), "examples/bring-your-own-s3");
        LabNode node = knative.node();
        kubectl = node.kubectl();
        kubectl.run("delete", "namespace", HoldfastInstall.NAMESPACE, "--ignore-not-found", "--timeout=300s");
        kubectl.apply(Manifest.read("shop.yaml"));
        cellars = new Cellars(node.addresses(), folder);
        holdfast = HoldfastInstall.prepare(node, folder);
        holdfast.importImages(Files.createDirectories(folder.resolve("images")));
        terraform.run(kubectl, "init", "-no-color");
    }

    @AfterAll
    void end() throws InterruptedException {
        if (cellars != null) {
            cellars.close();
            kubectl.run("delete", "namespace", HoldfastInstall.NAMESPACE, "--ignore-not-found", "--timeout=300s");
        }
    }

    @Test
    void oneApplyGivesFunctionsThatRunAPlanThatFiresAndTwoCopies() throws Exception {
        Path settings = folder.resolve("mine.tfvars.json");
        Files.writeString(
                settings,
                cellars.fill(Manifest.read("mine.tfvars.json"))
                        .replace("${kubeconfig}", kubectl.kubeconfig().toString())
                        .replace("${receiptKey}", holdfast.identities().receiptPublicKey())
                        .replace("${evidenceKey}", holdfast.identities().evidencePublicKey())
                        .replace("\"${password}\"", json(holdfast.identities().password()))
                        .replace("\"${receiptPem}\"", json(holdfast.identities().receiptKey()))
                        .replace(
                                "\"${evidencePem}\"", json(holdfast.identities().evidenceKey())));

        Timed.tell(
                "terraform apply",
                () -> terraform.run(kubectl, "apply", "-auto-approve", "-no-color", "-var-file=" + settings));
        Timed.tell("what Terraform installed is ready", () -> {
            kubectl.run(NAMESPACE, "wait", "--for=condition=Ready", "ksvc,broker,trigger", "--all", "--timeout=400s");
            return true;
        });

        Path resources = Files.createDirectories(folder.resolve("resources"));
        Files.writeString(
                resources.resolve("holdfast.yaml"), terraform.run(kubectl, "output", "-raw", "holdfast_yaml"));
        for (String place : List.of("cellar", "tower")) {
            assertThat(holdfast.command(resources, cellars.credentials(), "location", "check", place))
                    .contains("✓ default retention: locked for 30 days against everyone")
                    .doesNotContain("✗");
        }
        holdfast.command(resources, cellars.credentials(), "repository", "init");
        String job = await("reconcile has seen the plan that came with it")
                .atMost(LONG)
                .until(
                        () -> kubectl.run(NAMESPACE, "get", "cronjobs", "--output=name"),
                        names -> names.contains("fire-nightly-"));
        kubectl.run(NAMESPACE, "create", "job", "fire-nightly-29800800", "--from=" + job);
        Timed.tell(
                "two copies, by functions that Terraform installed",
                () -> await().atMost(LONG)
                        .until(() -> kubectl.run(NAMESPACE, "get", "backupplans"), plans -> plans.contains("2/2")));
    }

    private static String json(Path secret) throws IOException {
        return '"' + Files.readString(secret, UTF_8).strip().replace("\n", "\\n") + '"';
    }
}
