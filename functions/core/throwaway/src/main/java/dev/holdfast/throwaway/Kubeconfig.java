package dev.holdfast.throwaway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The one way into a control plane, as a kubeconfig that needs no other file. */
final class Kubeconfig {
    private Kubeconfig() {}

    static String of(String server, ClusterIdentity identity) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: throwaway
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: administrator
                  user:
                    client-certificate-data: %s
                    client-key-data: %s
                contexts:
                - name: throwaway
                  context:
                    cluster: throwaway
                    user: administrator
                current-context: throwaway
                """.formatted(
                        server,
                        base64(ClusterIdentity.pem(identity.authority())),
                        base64(ClusterIdentity.pem(identity.administrator())),
                        base64(ClusterIdentity.pem(identity.administratorKey())));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
