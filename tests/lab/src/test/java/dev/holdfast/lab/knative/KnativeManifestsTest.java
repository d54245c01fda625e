package dev.holdfast.lab.knative;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnativeManifestsTest {
    @TempDir
    Path folder;

    @Test
    void imagesAreNamedAsOursAreAndNextToNoProcessorIsAskedFor() {
        String prepared = KnativeManifests.prepared("""
                containers:
                - image: ko://knative.dev/eventing/cmd/broker/filter
                  env:
                  - name: DISPATCHER_IMAGE
                    value: ko://knative.dev/serving/cmd/queue
                  resources:
                    requests:
                      cpu: 300m
                      memory: 60Mi
                    limits:
                      cpu: 1000m
                """);

        assertThat(prepared).isEqualTo("""
                containers:
                - image: dev.local/eventing-filter:v1
                  env:
                  - name: DISPATCHER_IMAGE
                    value: dev.local/serving-queue:v1
                  resources:
                    requests:
                      cpu: 5m
                      memory: 60Mi
                    limits:
                      cpu: 1000m
                """);
    }

    @Test
    void eachKindIsAppliedInItsStage() throws Exception {
        Files.writeString(folder.resolve("all.yaml"), """
                # A licence, and nothing else.
                ---
                kind: Deployment
                metadata: {name: webhook}
                ---
                kind: Namespace
                ---
                kind: ConfigMap
                data:
                  _example: |
                    kind: Deployment
                --- # with a remark
                kind: HorizontalPodAutoscaler
                """);
        Path target = folder.resolve("stages");

        KnativeManifests.write(List.of(folder), target);

        assertThat(target.resolve("definitions.yaml")).hasContent("---\nkind: Namespace\n");
        assertThat(target.resolve("settings.yaml"))
                .content()
                .contains("kind: ConfigMap")
                .doesNotContain("Autoscaler");
        assertThat(target.resolve("workloads.yaml")).hasContent("---\nkind: Deployment\nmetadata: {name: webhook}\n");
    }
}
