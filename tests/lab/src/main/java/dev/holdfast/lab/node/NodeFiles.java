package dev.holdfast.lab.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what the servers of a node read: keys, certificates, tokens, kubeconfigs, and the settings among our resources. */
final class NodeFiles {
    static final String NODE = "node-1";

    /** Each user's name and group, as tokens give them. */
    private static final Map<String, List<String>> USERS = Map.of(
            "admin", List.of("admin", "system:masters"),
            "scheduler", List.of("system:kube-scheduler", ""),
            "kubelet", List.of("system:node:" + NODE, "system:nodes"),
            "kube-proxy", List.of("system:kube-proxy", ""));

    private static final List<String> SETTINGS = List.of(
            "containerd.toml",
            "cni/10-pods.conflist",
            "kubelet.yaml",
            "kube-proxy.yaml",
            "Corefile",
            "resolv.conf",
            "dns.yaml");

    private final Path folder;
    private final NodeAddresses addresses;

    NodeFiles(Path folder, NodeAddresses addresses) {
        this.folder = folder;
        this.addresses = addresses;
    }

    void write(NodeIdentity identity) throws IOException, GeneralSecurityException {
        for (String name : List.of("log", "pki", "cni", "kubelet")) {
            Files.createDirectories(folder.resolve(name));
        }
        writeKeys(identity);
        writeUsers(identity);
        for (String name : SETTINGS) {
            Files.writeString(folder.resolve(name), filledIn(resource(name)));
        }
    }

    /** Of the administrator. It needs no other file, and serves inside and on the machine alike. */
    Path kubeconfig() {
        return folder.resolve("admin.kubeconfig");
    }

    private void writeKeys(NodeIdentity identity) throws IOException, GeneralSecurityException {
        Path pki = folder.resolve("pki");
        Files.writeString(pki.resolve("ca.crt"), identity.authority());
        Files.writeString(pki.resolve("ca.key"), identity.authorityKey());
        NodeIdentity.Signed server = identity.sign(
                "CN=kube-apiserver",
                List.of(
                        addresses.node(),
                        addresses.apiService(),
                        "127.0.0.1",
                        "localhost",
                        "kubernetes",
                        "kubernetes.default",
                        "kubernetes.default.svc",
                        "kubernetes.default.svc.cluster.local"));
        Files.writeString(pki.resolve("apiserver.crt"), server.certificate());
        Files.writeString(pki.resolve("apiserver.key"), server.key());
        NodeIdentity.Signed client = identity.sign("CN=kube-apiserver-kubelet-client,O=system:masters", List.of());
        Files.writeString(pki.resolve("kubelet-client.crt"), client.certificate());
        Files.writeString(pki.resolve("kubelet-client.key"), client.key());
        List<String> tokens = identity.tokenKeys();
        Files.writeString(pki.resolve("service-account.key"), tokens.getFirst());
        Files.writeString(pki.resolve("service-account.pub"), tokens.getLast());
    }

    private void writeUsers(NodeIdentity identity) throws IOException {
        Map<String, String> tokens = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder();
        USERS.forEach((file, user) -> {
            tokens.put(file, identity.token());
            lines.append(tokens.get(file)).append(',').append(user.getFirst()).append(',');
            lines.append(user.getFirst()).append(",\"").append(user.getLast()).append("\"\n");
        });
        Files.writeString(folder.resolve("pki/tokens.csv"), lines);
        String authority =
                Base64.getEncoder().encodeToString(identity.authority().getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, String> each : tokens.entrySet()) {
            String text = filledIn(resource("kubeconfig.yaml"))
                    .replace("${authority}", authority)
                    .replace("${token}", each.getValue());
            Files.writeString(folder.resolve(each.getKey() + ".kubeconfig"), text);
        }
    }

    private String filledIn(String text) {
        return text.replace("${node}", NODE)
                .replace("${address}", addresses.node())
                .replace("${link}", addresses.link())
                .replace("${pods}", addresses.pods())
                .replace("${services}", addresses.services())
                .replace("${dns}", addresses.dnsService())
                .replace("${cgroup}", "/" + addresses.name());
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = NodeFiles.class.getResourceAsStream("settings/" + name)) {
            if (file == null) {
                throw new IllegalStateException("settings/" + name + " is missing in the jar of the lab");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
