package dev.holdfast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.domain.BoundedFile;
import dev.holdfast.kubernetes.install.InstallManifest;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** What is to be installed: a kustomization, which {@code kubectl} renders, or a file of manifests. */
final class ManifestsParameter {
    /** An install has a hundredth of it. */
    private static final int MOST_BYTES = 64 << 20;

    @Parameters(
            paramLabel = "MANIFESTS",
            description =
                    "a folder with a kustomization.yaml, such as knative/overlays/single (kubectl renders it), or a file of manifests")
    private Path place = Path.of("");

    List<InstallManifest> read() {
        String text = Files.isDirectory(place) ? rendered() : content();
        try {
            List<InstallManifest> manifests = InstallManifest.read(text);
            if (manifests.isEmpty()) {
                throw new Failure(
                        FailureKind.BAD_INPUT, place + " holds no manifest: name a folder of knative/overlays");
            }
            return manifests;
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.BAD_INPUT, place + ": " + e.getMessage(), e);
        }
    }

    private String content() {
        try {
            return BoundedFile.text(place, MOST_BYTES);
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.NOT_FOUND,
                    place + " cannot be read: name a folder with a kustomization.yaml, or a file of manifests",
                    e);
        }
    }

    private String rendered() {
        try {
            Path errors = Files.createTempFile("holdfast", ".err");
            try {
                Process kubectl = new ProcessBuilder("kubectl", "kustomize", place.toString())
                        .redirectError(errors.toFile())
                        .start();
                kubectl.getOutputStream().close();
                String text = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
                if (kubectl.waitFor() != 0) {
                    throw new Failure(
                            FailureKind.BAD_INPUT,
                            "kubectl kustomize " + place + " failed: "
                                    + Files.readString(errors).strip().replaceAll("\\s+", " "));
                }
                return text;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.NOT_CONFIGURED,
                    "A kustomization is rendered by kubectl, which cannot be started: install kubectl, or render elsewhere and name the file",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.UNKNOWN_OUTCOME, "Interrupted before anything was changed", e);
        }
    }
}
