package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.Kubectl;
import dev.holdfast.lab.node.LabNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan gets its CronJob, which fires; pods that start from nothing take a snapshot, bring it to the other copy, prove both, and judge; and
 * a Restore brings back what was lost.
 */
@ExtendWith(OnKnative.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainIT {
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final String PLAN = "holdfast-system/shop";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private Kubectl kubectl;
    private Vaults vaults;
    private Listener listener;

    @BeforeAll
    void holdfastOnKnative(LabKnative knative) throws Exception {
        LabNode node = knative.node();
        kubectl = node.kubectl();
        kubectl.apply(Manifest.read("shop.yaml"));
        kubectl.apply(Manifest.read("collector.yaml"));
        vaults = Timed.tell("two vaults are open", () -> new Vaults(node.addresses(), folder));
        HoldfastInstall holdfast = HoldfastInstall.prepare(node, folder);
        Timed.tell("images are made and imported", () -> {
            holdfast.importImages(Files.createDirectories(folder.resolve("images")));
            return true;
        });
        Timed.tell("Holdfast is installed and ready", () -> {
            holdfast.apply(vaults.credentials());
            return true;
        });
        String resources = vaults.fill(Manifest.read("plan.yaml"))
                .replace("${receiptKey}", holdfast.identities().receiptPublicKey())
                .replace("${evidenceKey}", holdfast.identities().evidencePublicKey());
        Path files = Files.createDirectories(folder.resolve("resources"));
        Files.writeString(files.resolve("plan.yaml"), resources);
        kubectl.apply(resources);
        holdfast.command(files, vaults.credentials(), "repository", "init");
        kubectl.apply(Manifest.read("all-to-collector.yaml"));
        kubectl.run(
                "--namespace=holdfast-system", "wait", "--for=condition=Ready", "trigger", "--all", "--timeout=180s");
        listener = Listener.find(client, kubectl);
        String found = holdfast.command(
                files, Map.of("KUBECONFIG", node.kubeconfigFile().toString()), "doctor");
        assertThat(found)
                .contains("✓ Service report is ready", "✓ Account snapshot may list")
                .doesNotContain("✗", "! ");
    }

    @AfterAll
    void end() {
        client.close();
        if (vaults != null) {
            vaults.close();
        }
    }

    @Test
    void anEventBecomesProvenCopiesAndALostNamespaceComesBack() throws Exception {
        Timed.tell("all functions but report are at zero", () -> {
            await().atMost(LONG).until(() -> pods().size() == 1);
            return true;
        });

        Timed.tell("snapshot.taken", () -> {
            fire();
            return heard("snapshot.taken", 1);
        });
        Timed.tell("copy.completed", () -> heard("copy.completed", 1));
        Timed.tell("restore-test.passed", () -> heard("restore-test.passed", 1));
        assertThat(door("POST", "/api/plans/" + PLAN + "/restore-tests?copy=bucket", "junk")
                        .statusCode())
                .isEqualTo(401);
        assertThat(door("POST", "/api/plans/" + PLAN + "/restore-tests?copy=bucket", token())
                        .statusCode())
                .isEqualTo(202);
        Timed.tell("restore-test.passed of the other", () -> heard("restore-test.passed", 2));

        String verdict = door("GET", "/api/verdicts/" + PLAN + "/text", token()).body();
        System.out.println(verdict);
        assertThat(verdict).contains("bucket", "container");
        String plans = kubectl.run("--namespace=holdfast-system", "get", "backupplans");
        System.out.println(plans);
        assertThat(plans).contains("LAST PROVEN", "2/2").doesNotContain("<unknown>");
        System.out.println(kubectl.run(
                "--namespace=holdfast-system", "get", "events", "--field-selector=involvedObject.kind=BackupPlan"));

        kubectl.run("delete", "namespace", "shop", "--timeout=120s");
        kubectl.apply(Manifest.read("comeback.yaml"));
        Timed.tell("restore.completed", () -> heard("restore.completed", 1));
        Timed.tell("the shop is open again", () -> {
            kubectl.run("--namespace=shop", "rollout", "status", "deployment/web", "--timeout=120s");
            return true;
        });
        String web = kubectl.run("--namespace=shop", "get", "service", "web", "--output=jsonpath={.spec.clusterIP}");
        assertThat(get(URI.create("http://" + web + "/"))).isEqualTo("open for business");
        assertThat(listener.heard())
                .extracting(event -> event.path("type").asText())
                .noneMatch(type -> type.contains("failed"));
        Timed.tell("all functions but report are back at zero", () -> {
            await().atMost(LONG).until(() -> pods().size() == 1);
            return true;
        });
    }

    /** As the CronJob that reconcile has made would do it at three o'clock. */
    private void fire() throws InterruptedException {
        String job = await("reconcile has made a CronJob")
                .atMost(LONG)
                .until(
                        () -> kubectl.run("--namespace=holdfast-system", "get", "cronjobs", "--output=name"),
                        names -> names.contains("fire-shop-"));
        kubectl.run("--namespace=holdfast-system", "create", "job", "fire-shop-29800800", "--from=" + job);
    }

    /** Of somebody who may start what the door offers. */
    private String token() throws InterruptedException {
        return kubectl.run("--namespace=holdfast-system", "create", "token", "people", "--audience=holdfast");
    }

    /** Knocks at the pod itself: its service can be called inside the cluster only. */
    private HttpResponse<String> door(String method, String path, String token) throws Exception {
        String pod = kubectl.run(
                "--namespace=holdfast-system",
                "get",
                "pods",
                "--selector=serving.knative.dev/service=report",
                "--output=jsonpath={.items[0].status.podIP}");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + pod + ":8080" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private List<JsonNode> heard(String type, int times) {
        return await("%d times %s".formatted(times, type))
                .atMost(LONG)
                .until(() -> listener.heard("dev.holdfast." + type + ".v1"), events -> events.size() >= times);
    }

    private List<String> pods() throws InterruptedException {
        return kubectl.run(
                        "--namespace=holdfast-system",
                        "get",
                        "pods",
                        "--selector=serving.knative.dev/service",
                        "--output=name")
                .lines()
                .toList();
    }

    private String get(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
