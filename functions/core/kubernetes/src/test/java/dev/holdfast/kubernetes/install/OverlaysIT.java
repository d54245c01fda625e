package dev.holdfast.kubernetes.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An overlay is whole: what one part of it names is another part of it; and it is nothing that its cluster must not have. */
class OverlaysIT {
    private static final Path OVERLAYS = Path.of("../../../knative/overlays");

    private static List<InstallManifest> overlay(String name) throws Exception {
        return rendered(OVERLAYS.resolve(name));
    }

    private static List<InstallManifest> rendered(Path overlay) throws Exception {
        Optional<Path> kubectl = Stream.concat(
                        Stream.ofNullable(System.getenv("HOLDFAST_KUBECTL")),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .map(folder -> folder + "/kubectl"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                kubectl.isPresent(),
                "kubectl is neither on the PATH nor named by HOLDFAST_KUBECTL: it renders overlays");
        Process process = new ProcessBuilder(kubectl.orElseThrow().toString(), "kustomize", overlay.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return InstallManifest.read(said);
    }

    /** Kind and name of all that there is. */
    private static Set<String> titles(List<InstallManifest> overlay) {
        return overlay.stream().map(InstallManifest::title).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "etcd-on-kubeadm, node-role.kubernetes.io/control-plane, ''",
        "etcd-on-k3s, node-role.kubernetes.io/etcd, true"
    })
    void theFunctionEtcdAloneIsPlacedOnTheNodesThatHaveIt(String component, String label, String value)
            throws Exception {
        // Of itself, Kustomize follows no path that begins at the root.
        Path own = Files.createDirectories(Path.of("target", "overlay-" + component));
        Files.writeString(own.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [../../../../../knative/overlays/local]
                components: [../../../../../knative/components/%s]
                """.formatted(component));

        List<InstallManifest> placed = rendered(own).stream()
                .filter(manifest -> manifest.json().at("/spec/template/spec").hasNonNull("nodeSelector"))
                .toList();

        assertThat(placed)
                .extracting(InstallManifest::title)
                .singleElement()
                .asString()
                .contains("etcd");
        JsonNode pod = placed.getFirst().json().at("/spec/template/spec");
        assertThat(pod.path("nodeSelector").path(label).asText("none")).isEqualTo(value);
        assertThat(pod.path("tolerations")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "single", "source", "vault"})
    void everyIdentityThatIsNamedIsThereAndEveryOneThatIsThereIsNeeded(String name) throws Exception {
        List<InstallManifest> overlay = overlay(name);
        Set<String> there = titles(overlay);
        Set<String> used = new TreeSet<>();
        for (InstallManifest manifest : overlay) {
            JsonNode spec = manifest.json().path("spec");
            String account = manifest.kind().equals("Service")
                    ? spec.at("/template/spec/serviceAccountName").asText()
                    : spec.path("serviceAccountName").asText();
            if (!account.isEmpty()) {
                used.add(account);
            }
        }
        for (InstallManifest binding : overlay) {
            if (binding.kind().endsWith("RoleBinding")) {
                JsonNode role = binding.json().path("roleRef");
                assertThat(there)
                        .contains(role.path("kind").asText() + " "
                                + role.path("name").asText());
                for (JsonNode subject : binding.json().path("subjects")) {
                    assertThat(there)
                            .as(binding.title())
                            .contains("ServiceAccount " + subject.path("name").asText());
                    assertThat(subject.path("namespace").asText()).isEqualTo("holdfast-system");
                }
            }
        }

        assertThat(used).hasSizeGreaterThan(2);
        assertThat(overlay.stream()
                        .filter(manifest -> manifest.kind().equals("ServiceAccount"))
                        .map(InstallManifest::name))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "single", "source", "vault"})
    void everyEventGoesToAFunctionThatIsThere(String name) throws Exception {
        List<InstallManifest> overlay = overlay(name);
        Set<String> there = titles(overlay);

        assertThat(overlay.stream().flatMap(manifest -> manifest.json().findValues("ref").stream()))
                .hasSizeGreaterThan(4)
                .allSatisfy(ref -> assertThat(there)
                        .contains(ref.path("kind").asText() + " "
                                + ref.path("name").asText()));
        assertThat(overlay.stream()
                        .filter(manifest -> manifest.kind().equals("Trigger"))
                        .map(manifest -> manifest.json().at("/spec/broker").asText()))
                .allMatch("holdfast"::equals);
    }

    @ParameterizedTest
    @CsvSource({
        "source, replicate restore-test report, snapshot etcd restore reconcile",
        "vault, snapshot etcd restore reconcile, replicate restore-test report"
    })
    void whoIsAttackedDoesNotKeepAndWhoKeepsCannotReachIn(String name, String without, String with) throws Exception {
        Set<String> there = titles(overlay(name));

        for (String function : without.split(" ")) {
            assertThat(there)
                    .doesNotContain(
                            "Service " + function,
                            "ServiceAccount " + function,
                            "ClusterRole holdfast-" + function,
                            "NetworkPolicy " + function);
        }
        for (String function : with.split(" ")) {
            assertThat(there).contains("Service " + function, "ServiceAccount " + function);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "local, MTChannelBasedBroker, broker-ingress",
        "single, Kafka, kafka-broker-ingress",
        "source, Kafka, kafka-broker-ingress",
        "vault, Kafka, kafka-broker-ingress"
    })
    void functionsPostToTheIngressOfTheBrokerThatThereIs(String name, String type, String ingress) throws Exception {
        List<InstallManifest> overlay = overlay(name);

        assertThat(overlay)
                .filteredOn(manifest -> manifest.kind().equals("Broker"))
                .singleElement()
                .satisfies(broker -> assertThat(broker.json()
                                .at("/metadata/annotations/eventing.knative.dev~1broker.class")
                                .asText())
                        .isEqualTo(type));
        assertThat(overlay)
                .filteredOn(manifest -> manifest.kind().equals("Service"))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service.json()
                                .at("/spec/template/spec/containers/0/env/0/value")
                                .asText())
                        .isEqualTo(
                                "http://" + ingress + ".knative-eventing.svc.cluster.local/holdfast-system/holdfast"));
    }
}
