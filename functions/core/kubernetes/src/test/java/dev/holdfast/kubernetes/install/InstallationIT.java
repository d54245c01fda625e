package dev.holdfast.kubernetes.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.install.Finding.State;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An install on a real API server, on which Knative is as far as definitions go. On Knative itself, ChainIT installs. */
class InstallationIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As overlays are made: in no order, with definitions of their own. */
    private static final String OVERLAY = """
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata: {name: report, namespace: holdfast-system}
            spec: {template: {}}
            ---
            apiVersion: eventing.knative.dev/v1
            kind: Broker
            metadata: {name: holdfast, namespace: holdfast-system}
            spec: {config: {apiVersion: v1, kind: ConfigMap, name: broker-settings, namespace: default}}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: report, namespace: holdfast-system}
            ---
            apiVersion: holdfast.dev/v1
            kind: BackupPlan
            metadata: {name: mine, namespace: holdfast-system}
            spec: {}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: holdfast-system}
            ---
            """ + definition("holdfast.dev", "BackupPlan", "backupplans");

    private LabCluster cluster;
    private ClusterApi administrator;
    private ApiServer server;
    private final List<Finding> told = new ArrayList<>();

    @BeforeEach
    void aCluster() {
        cluster = LabCluster.startOrSkipTest();
        administrator = ClusterApi.of(cluster.kubeconfig());
        server = ClusterAccess.kubeconfigText(cluster.kubeconfig()).connect();
    }

    @AfterEach
    void end() {
        if (cluster != null) {
            server.close();
            cluster.close();
        }
    }

    private static String definition(String group, String kind, String plural) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %3$s.%1$s}
                spec:
                  group: %1$s
                  names: {kind: %2$s, plural: %3$s, singular: a%3$s}
                  scope: Namespaced
                  versions:
                  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
                """.formatted(group, kind, plural);
    }

    private Installation installation() {
        return new Installation(server, Clock.systemUTC(), told::add);
    }

    private void knative() throws IOException {
        installation()
                .apply(InstallManifest.read(definition("serving.knative.dev", "Service", "services") + "---\n"
                        + definition("eventing.knative.dev", "Broker", "brokers")));
        // They are somebody else's.
        for (String name : List.of("services.serving.knative.dev", "brokers.eventing.knative.dev")) {
            ObjectNode labels = JSON.createObjectNode();
            labels.putObject("metadata").putObject("labels").putNull(Installation.MANAGED_BY);
            administrator.send(
                    "PATCH",
                    "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + name,
                    "application/merge-patch+json",
                    labels);
        }
        apply("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"broker-settings","namespace":"default"}}""");
        told.clear();
    }

    private void apply(String json) throws IOException {
        administrator.apply((ObjectNode) JSON.readTree(json), "people");
    }

    private List<String> said() {
        return told.stream()
                .map(finding -> finding.what() + " " + finding.said())
                .toList();
    }

    @Test
    void withoutKnativeItSaysWhatIsMissing() {
        List<Finding> findings = installation().requirements(InstallManifest.read(OVERLAY));

        assertThat(findings)
                .filteredOn(finding -> finding.state() == State.BAD)
                .extracting(Finding::said)
                .satisfiesExactly(
                        eventing -> assertThat(eventing).contains("Broker needs it: install Knative Eventing"),
                        serving -> assertThat(serving).contains("Service needs it: install Knative Serving"),
                        settings -> assertThat(settings).contains("is not in the namespace default"));
    }

    @Test
    void deploymentsThatAreNotAvailableAreNamed() throws IOException {
        knative();
        apply("""
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"knative-serving"}}""");
        apply("""
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"webhook","namespace":"knative-serving"},
                 "spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""");

        assertThat(installation().requirements(InstallManifest.read(OVERLAY)))
                .anySatisfy(finding -> {
                    assertThat(finding.state()).isEqualTo(State.BAD);
                    assertThat(finding.said()).contains("webhook");
                })
                .anySatisfy(finding -> {
                    assertThat(finding.what()).isEqualTo("Knative Eventing");
                    assertThat(finding.state()).isEqualTo(State.DOUBTFUL);
                });
    }

    @Test
    void whatIsAppliedTwiceIsAsItWasAndWhatIsDriftedComesBack() throws IOException {
        knative();

        installation().apply(InstallManifest.read(OVERLAY));
        assertThat(said())
                .containsExactly(
                        "CustomResourceDefinition backupplans.holdfast.dev is created",
                        "Namespace holdfast-system is created",
                        "ServiceAccount report is created",
                        "Broker holdfast is created",
                        "Service report is created",
                        "BackupPlan mine is created");
        told.clear();
        installation().apply(InstallManifest.read(OVERLAY));
        assertThat(said()).hasSize(6).allMatch(line -> line.endsWith("is as it was"));
        told.clear();
        administrator.send("PATCH", broker(), "application/merge-patch+json", (ObjectNode)
                JSON.readTree("{\"spec\":{\"config\":{\"name\":\"another\"}}}"));
        installation().apply(InstallManifest.read(OVERLAY));

        assertThat(said())
                .filteredOn(line -> !line.endsWith("is as it was"))
                .containsExactly("Broker holdfast is changed");
        assertThat(administrator
                        .get(broker())
                        .path("spec")
                        .path("config")
                        .path("name")
                        .asText())
                .isEqualTo("broker-settings");
    }

    @Test
    void uninstallLeavesPlansSecretsAndWhatIsNotOurs() throws IOException {
        knative();
        installation().apply(InstallManifest.read(OVERLAY));
        apply("""
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"password","namespace":"holdfast-system","labels":{"app.kubernetes.io/managed-by":"holdfast-install"}}}""");
        apply("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"theirs","namespace":"holdfast-system"}}""");
        apply("""
                {"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"fire-mine","namespace":"holdfast-system","labels":{"app.kubernetes.io/managed-by":"holdfast-reconcile"}},
                 "spec":{"schedule":"0 3 * * *","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}}}""");
        told.clear();
        Removal removal = new Removal(server, told::add);

        assertThat(removal.wouldRemove()).hasSize(4);
        assertThat(names()).as("looking deletes nothing").contains("fire-mine", "report");
        removal.run();

        assertThat(said())
                .containsExactly(
                        "Service report is deleted",
                        "CronJob fire-mine is deleted",
                        "Broker holdfast is deleted",
                        "ServiceAccount report is deleted");
        assertThat(names()).contains("password", "theirs", "mine").doesNotContain("fire-mine", "report", "holdfast");
        assertThat(removal.wouldRemove()).isEmpty();
        assertThat(removal.stays())
                .extracting(Finding::said)
                .anySatisfy(said -> assertThat(said).contains("with 1 backupplans"))
                .anySatisfy(said -> assertThat(said).contains("with 1 Secrets"));
    }

    /** Of all that matters here, the names. */
    private List<String> names() {
        return Stream.of(
                        "/api/v1/namespaces/holdfast-system/secrets",
                        "/api/v1/namespaces/holdfast-system/configmaps",
                        "/api/v1/namespaces/holdfast-system/serviceaccounts",
                        "/apis/batch/v1/namespaces/holdfast-system/cronjobs",
                        "/apis/serving.knative.dev/v1/namespaces/holdfast-system/services",
                        "/apis/holdfast.dev/v1/namespaces/holdfast-system/backupplans",
                        "/apis/eventing.knative.dev/v1/namespaces/holdfast-system/brokers")
                .flatMap(path -> administrator.get(path).path("items").valueStream())
                .map(item -> item.path("metadata").path("name").asText())
                .toList();
    }

    private static String broker() {
        return "/apis/eventing.knative.dev/v1/namespaces/holdfast-system/brokers/holdfast";
    }
}
