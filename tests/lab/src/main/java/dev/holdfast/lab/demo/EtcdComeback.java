package dev.holdfast.lab.demo;

import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.ClusterApiException;
import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.lab.process.Readiness;
import dev.holdfast.lab.tls.CertificateIssuer;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The company's own control plane once more: its etcd by the commands that Holdfast prints, and on it an API server as before. */
final class EtcdComeback {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOKEN = UUID.randomUUID().toString();

    private final Path folder;
    private final ControlPlaneBinaries binaries;
    private final CompanyEtcd etcd;
    private final Map<String, String> environment;

    /**
     * @param folder where {@code holdfast etcd restore} has written to
     * @param inherited the variables of this process, in which the programs are looked for
     */
    EtcdComeback(Path folder, CompanyEtcd etcd, Map<String, String> inherited) {
        this.folder = folder;
        this.etcd = etcd;
        this.binaries = ControlPlaneBinaries.obtain(inherited, System.err::println);
        this.environment = new TreeMap<>();
        environment.put("PATH", binaries.etcd().getParent() + File.pathSeparator + inherited.getOrDefault("PATH", ""));
    }

    /** What brings a copy's etcd back: arguments of Holdfast's command line. */
    String[] restoring(String copy) {
        return new String[] {"etcd", "restore", "--from", copy, "--for", "etcd", "--into", folder.toString()};
    }

    /** Runs what was printed, one line after the other; what a line leaves running ends with the demo. */
    List<String> type(List<String> commands, Stack stack) throws InterruptedException {
        for (String command : commands) {
            boolean stays = command.endsWith("&");
            String line = stays ? "exec " + command.substring(0, command.length() - 1) : command;
            ChildProcess process = stack.add(child("sh", List.of("/bin/sh", "-c", line)));
            if (stays) {
                process.awaitReady(Readiness.port(etcd.ports().client()), PATIENCE);
            } else if (process.awaitEnd(PATIENCE) != 0) {
                throw new IllegalStateException(command + " failed: " + process.logTail());
            }
        }
        return commands;
    }

    /** Starts the API server, with the encryption key that lay in escrow; answers with its administrator's kubeconfig. */
    String startApiServer(Stack stack) throws IOException, GeneralSecurityException, InterruptedException {
        int port = LoopbackPort.free();
        CertificateIssuer issuer = new CertificateIssuer("the company", Instant.now());
        CertificateIssuer.Issued server = issuer.issue(
                "kube-apiserver",
                Optional.of("127.0.0.1"),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(1)));
        Path certificate = privately("server.crt", server.certificate());
        Path key = privately("server.key", server.key());
        Path tokens = privately("tokens.csv", TOKEN + ",administrator,administrator,system:masters\n");
        String kubeconfig = kubeconfig(port, issuer.authority());
        privately("kubeconfig", kubeconfig);
        ChildProcess process = stack.add(child(
                "kube-apiserver",
                List.of(
                        binaries.apiServer().toString(),
                        "--etcd-servers=" + etcd.ports().clientUrl(),
                        "--encryption-provider-config=" + folder.resolve("escrow/encryption.yaml"),
                        "--tls-cert-file=" + certificate,
                        "--tls-private-key-file=" + key,
                        "--token-auth-file=" + tokens,
                        "--service-account-issuer=https://kubernetes.default.svc",
                        "--service-account-signing-key-file=" + key,
                        "--service-account-key-file=" + certificate,
                        "--authorization-mode=RBAC",
                        "--bind-address=127.0.0.1",
                        "--secure-port=" + port,
                        // Nobody reads it, and where there is no network none could be found.
                        "--advertise-address=198.18.0.1",
                        "--endpoint-reconciler-type=none",
                        "--service-cluster-ip-range=10.96.0.0/12")));
        process.awaitReady(() -> answers(kubeconfig), PATIENCE);
        return kubeconfig;
    }

    private static boolean answers(String kubeconfig) throws IOException {
        try (ClusterApi api = ClusterApi.of(kubeconfig)) {
            return api.get("/api/v1/namespaces").path("items").size() > 0;
        } catch (UncheckedIOException | ClusterApiException notYet) {
            throw new IOException(notYet.getMessage(), notYet);
        }
    }

    private ChildProcess child(String name, List<String> command) {
        return ChildProcess.start(
                new ChildCommand(name, command, environment, folder, folder.resolve("logs-" + name + ".txt")));
    }

    private Path privately(String name, String text) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static String kubeconfig(int port, String authority) {
        return """
                apiVersion: v1
                kind: Config
                current-context: company
                clusters: [{name: company, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}]
                contexts: [{name: company, context: {cluster: company, user: administrator}}]
                users: [{name: administrator, user: {token: %s}}]
                """.formatted(
                        port, Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)), TOKEN);
    }
}
