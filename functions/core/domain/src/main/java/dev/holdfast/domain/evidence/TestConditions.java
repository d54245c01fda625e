package dev.holdfast.domain.evidence;

import dev.holdfast.domain.plan.ProofLevel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How, when and with what the test was made.
 *
 * @param nonce fresh for each test: the challenge that asked for it, so that old evidence cannot be shown again
 * @param versions Kubernetes of the source and of the target
 * @param started the storage server's time
 * @param finished the storage server's time, not before {@code started}
 * @param keyHolders names of the holders that opened the repository in this test; those that failed are not among them
 * @param tool name and version of the program that made the test
 */
public record TestConditions(
        ProofLevel level,
        String nonce,
        KubernetesVersions versions,
        Instant started,
        Instant finished,
        List<String> keyHolders,
        String tool) {
    /**
     * Versions as {@code v1.37.0}; empty where there was none.
     *
     * @param source the cluster that was captured
     * @param target the control plane that the objects were restored into
     */
    public record KubernetesVersions(String source, String target) {
        public KubernetesVersions {
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
        }
    }

    public TestConditions {
        Objects.requireNonNull(level);
        Objects.requireNonNull(versions);
        keyHolders = List.copyOf(keyHolders);
        if (nonce.isBlank()) {
            throw new IllegalArgumentException(
                    "Evidence without a nonce proves nothing: it could be an old one shown again");
        }
        if (finished.isBefore(started)) {
            throw new IllegalArgumentException(
                    "The test finished (" + finished + ") before it started (" + started + ")");
        }
    }
}
