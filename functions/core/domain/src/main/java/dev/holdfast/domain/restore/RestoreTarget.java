package dev.holdfast.domain.restore;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;
import dev.holdfast.domain.plan.PasswordSource;
import java.util.regex.Pattern;

/** Which cluster a restore writes to. */
public sealed interface RestoreTarget {
    /** The cluster in which the restore runs. */
    record InCluster() implements RestoreTarget {}

    /** The cluster that a kubeconfig names, kept under {@code key} of a Secret beside the Restore. */
    record KubeconfigSecret(String name, String key) implements RestoreTarget {
        public KubeconfigSecret {
            KubernetesName.subdomain("kubeconfigSecret.name", name);
            if (!Pattern.matches(PasswordSource.KEY_PATTERN, key)) {
                throw InvalidFieldException.notA(
                        "kubeconfigSecret.key", key, "a key of a Secret", "letters, digits, '-', '_' and '.'");
            }
        }
    }
}
