package dev.holdfast.throwaway;

import static java.nio.charset.StandardCharsets.UTF_8;

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
                    token: %s
                contexts:
                - name: throwaway
                  context:
                    cluster: throwaway
                    user: administrator
                current-context: throwaway
                """.formatted(
                server,
                Base64.getEncoder().encodeToString(Pem.of(identity.authority()).getBytes(UTF_8)),
                identity.administratorToken());
    }
}
