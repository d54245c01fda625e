package dev.holdfast.kubernetes.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InstallManifestTest {
    @Test
    void whatOthersStandOnComesFirst() {
        assertThat(InstallManifest.read("""
                apiVersion: eventing.knative.dev/v1
                kind: Trigger
                metadata: {name: t, namespace: n}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: n}
                ---
                apiVersion: sources.knative.dev/v1
                kind: PingSource
                metadata: {name: p, namespace: n}
                ---
                # Nothing but a comment.
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: things.example.org}
                """))
                .extracting(InstallManifest::title)
                .containsExactly(
                        "CustomResourceDefinition things.example.org", "Namespace n", "Trigger t", "PingSource p");
    }

    @Test
    void whatLooksLikeADateIsATextAndWhatIsNumberOrTruthIsNot() {
        InstallManifest manifest = InstallManifest.read("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c, namespace: n, labels: {since: 2026-11-21}}
                data: {one: 1, yes: true}
                """).getFirst();

        assertThat(new String(manifest.labelled("by", "us"), UTF_8))
                .contains("\"since\":\"2026-11-21\"", "\"one\":1", "\"by\":\"us\"");
        assertThat(manifest.json().toString()).doesNotContain("\"by\"");
    }

    @Test
    void whatIsNoObjectIsRefusedByItsNumber() {
        assertThatThrownBy(
                        () -> InstallManifest.read("apiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n---\n- a\n"))
                .hasMessageContaining("Document 2");
        assertThatThrownBy(() -> InstallManifest.read("apiVersion: v1\nkind: Namespace\n"))
                .hasMessageContaining("metadata.name");
        assertThatThrownBy(() -> InstallManifest.read("a: ["))
                .hasMessageMatching("The manifests are no valid YAML: .* in line 1");
        assertThatThrownBy(() -> InstallManifest.read("!!java.net.URL [\"http://localhost\"]"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
