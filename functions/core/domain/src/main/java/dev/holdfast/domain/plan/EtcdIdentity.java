package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;

/** Where the client certificate for etcd, its key, and the authority of etcd come from; never they themselves. */
public sealed interface EtcdIdentity {
    /** Three files in PEM. */
    record Files(String ca, String certificate, String key) implements EtcdIdentity {
        public Files {
            path("caFile", ca);
            path("certFile", certificate);
            path("keyFile", key);
        }

        private static void path(String field, String file) {
            if (file.isBlank() || file.length() > 4096) {
                throw new InvalidFieldException(field, "is empty or too long; write the path of a file in PEM");
            }
        }
    }

    /** A Secret in the plan's namespace with the keys {@code ca.crt}, {@code tls.crt} and {@code tls.key}. */
    record Secret(String name) implements EtcdIdentity {
        public Secret {
            KubernetesName.subdomain("secret", name);
        }
    }
}
