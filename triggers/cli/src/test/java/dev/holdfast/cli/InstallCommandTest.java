package dev.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a cluster is asked. On a real API server InstallationIT installs, on real Knative ChainIT. */
class InstallCommandTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("manifests.yaml"), text);
    }

    @Test
    void manifestsThatAreNotThereOrAreNoneAreNamed() throws IOException {
        Call.of(Map.of(), "install", folder.resolve("nowhere.yaml").toString())
                .failed(7, "nowhere.yaml", "kustomization");
        Call.of(Map.of(), "install", file("# nothing\n").toString()).failed(2, "holds no manifest");
        Call.of(Map.of(), "install", file("a: [").toString()).failed(2, "manifests.yaml", "no valid YAML");
        Call.of(Map.of(), "install", file("kind: Namespace").toString()).failed(2, "Document 1", "metadata.name");
    }

    @Test
    void withoutAClusterNothingIsBegun() throws IOException {
        String manifests =
                file("{apiVersion: v1, kind: Namespace, metadata: {name: n}}").toString();

        Call.of(Map.of(), "install", manifests).failed(3, "kubeconfig");
        Call.of(Map.of(), "install", manifests, "--wait", "soon").failed(2, "--wait");
        Call.of(Map.of(), "uninstall").failed(3, "kubeconfig");
    }
}
