package dev.holdfast.lab.knative;

import dev.holdfast.lab.image.ContainerImage;
import dev.holdfast.lab.node.Kubectl;
import dev.holdfast.lab.node.LabNode;
import dev.holdfast.lab.parts.MissingPartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/** Knative on a node. */
public final class LabKnative {
    /** An image of a small server that takes events, and tells them on GET /heard as a JSON object a line. */
    public static final String LISTENER_IMAGE = "dev.local/listener:v1";

    /** Of addresses outside: {@code <service>.<namespace>.lab.test}. */
    public static final String DOMAIN = "lab.test";

    private static final String LIMIT = "--timeout=300s";

    private final LabNode node;
    private final URI ingress;
    private final URI brokers;

    private LabKnative(LabNode node, URI ingress, URI brokers) {
        this.node = node;
        this.ingress = ingress;
        this.brokers = brokers;
    }

    /** What is installed, on this machine; nothing of it needs a node yet. */
    private record Parts(List<ContainerImage> images, Path manifests) {
        private Parts {
            images = List.copyOf(images);
        }
    }

    /**
     * Gets all that is installed: the first time that takes minutes.
     *
     * @throws MissingPartException if it cannot be had
     */
    private static Parts find(LabNode node, Map<String, String> environment) throws InterruptedException {
        KnativePrograms knative = KnativePrograms.find(environment, node.progress());
        List<ContainerImage> images = new ArrayList<>();
        images.add(ContainerImage.ofProgram(LISTENER_IMAGE, ListenerProgram.find(environment, node.progress())));
        images.add(ContainerImage.ofProgram("dev.local/traefik:v1", TraefikProgram.find(environment, node.progress())));
        try {
            for (String part : List.of("serving", "eventing")) {
                for (Path program : knative.programsOf(part)) {
                    images.add(ContainerImage.ofProgram(
                            "dev.local/" + part + "-" + program.getFileName() + ":v1", program));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Knative's programs cannot be read: " + e.getMessage(), e);
        }
        return new Parts(images, knative.manifests());
    }

    /** As {@link #install}, for a test, which is skipped, with the reason, where Knative cannot be had. */
    public static LabKnative installOrSkipTest(LabNode node) throws InterruptedException {
        try {
            return install(node, System.getenv());
        } catch (MissingPartException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }

    /** Gets what is missing, installs Knative, and waits until it is ready. */
    public static LabKnative install(LabNode node, Map<String, String> environment) throws InterruptedException {
        Parts parts = find(node, environment);
        node.progress().accept("Importing " + parts.images().size() + " images");
        node.importImages(parts.images());
        node.progress().accept("Installing Knative");
        Kubectl kubectl = node.kubectl();
        kubectl.apply(read(KnativeManifests.Stage.DEFINITIONS.fileIn(parts.manifests())));
        kubectl.run("wait", "--for=condition=Established", "crd", "--all", LIMIT);
        kubectl.apply(read(KnativeManifests.Stage.SETTINGS.fileIn(parts.manifests())));
        set(kubectl, "knative-serving", "config-network", "ingress-class", "traefik.ingress.networking.knative.dev");
        set(kubectl, "knative-serving", "config-domain", DOMAIN, "");
        set(kubectl, "knative-serving", "config-autoscaler", "allow-zero-initial-scale", "true");
        set(kubectl, "knative-eventing", "config-features", "delivery-retryafter", "enabled");
        kubectl.apply(PatientProbes.in(read(KnativeManifests.Stage.WORKLOADS.fileIn(parts.manifests()))));
        kubectl.apply(traefik());
        for (String namespace : List.of("ingress", "knative-serving", "knative-eventing")) {
            kubectl.run("--namespace=" + namespace, "wait", "--for=condition=Available", "deployment", "--all", LIMIT);
        }
        return new LabKnative(
                node, address(kubectl, "ingress", "public"), address(kubectl, "knative-eventing", "broker-ingress"));
    }

    /** Where it is installed. */
    public LabNode node() {
        return node;
    }

    /** The ingress as the machine reaches it. A request's {@code Host} says for which service it is: {@link #host}. */
    public URI ingress() {
        return ingress;
    }

    /** The name by which the ingress knows a service. */
    public String host(String namespace, String service) {
        return service + "." + namespace + "." + DOMAIN;
    }

    /** Where events are posted to a broker, from the machine. */
    public URI broker(String namespace, String name) {
        return brokers.resolve("/" + namespace + "/" + name);
    }

    private static URI address(Kubectl kubectl, String namespace, String service) throws InterruptedException {
        return URI.create("http://"
                + kubectl.run(
                        "--namespace=" + namespace, "get", "service", service, "--output=jsonpath={.spec.clusterIP}")
                + "/");
    }

    private static void set(Kubectl kubectl, String namespace, String settings, String key, String value)
            throws InterruptedException {
        String patch = "{\"data\": {\"" + key + "\": \"" + value + "\"}}";
        kubectl.run("--namespace=" + namespace, "patch", "configmap", settings, "--type=merge", "--patch=" + patch);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; remove its folder, so that it is made anew", e);
        }
    }

    private static String traefik() {
        try (InputStream file = Objects.requireNonNull(LabKnative.class.getResourceAsStream("traefik.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
