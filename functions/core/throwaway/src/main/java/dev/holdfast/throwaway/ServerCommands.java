package dev.holdfast.throwaway;

import java.util.ArrayList;
import java.util.List;

/** How the two servers are called. Each flag that is not self-evident says why it is there. */
final class ServerCommands {
    /** The folder of etcd's data. */
    static final String DATA = "etcd";

    private ServerCommands() {}

    /** Speaks on unix sockets in a folder of ours alone: etcd asks nobody for a password, and any user may use a port. */
    static List<String> etcd(ControlPlaneSettings settings, PlaneFolder folder) {
        var ports = settings.etcd().ports();
        var socket = "unix://" + folder.file("etcd.sock");
        var peer = ports.map(EtcdSettings.Ports::peerUrl).orElse("unix://" + folder.file("peer.sock"));
        return List.of(
                settings.binaries().etcd().toString(),
                "--data-dir=" + folder.file(DATA),
                "--name=throwaway",
                "--listen-client-urls="
                        + ports.map(open -> socket + "," + open.clientUrl()).orElse(socket),
                "--advertise-client-urls="
                        + ports.map(EtcdSettings.Ports::clientUrl).orElse(socket),
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=throwaway=" + peer,
                // Nothing here needs to survive.
                "--unsafe-no-fsync",
                // The default (2 GiB) is less than a big cluster.
                "--quota-backend-bytes=" + (8L << 30),
                "--log-level=warn");
    }

    static List<String> apiServer(ControlPlaneSettings settings, PlaneFolder folder, int port) {
        var command = new ArrayList<>(List.of(
                settings.binaries().apiServer().toString(),
                "--tls-cert-file=" + folder.file("server.crt"),
                "--tls-private-key-file=" + folder.file("server.key"),
                "--token-auth-file=" + folder.file("tokens.csv"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-signing-key-file=" + folder.file("service-account.key"),
                "--service-account-key-file=" + folder.file("service-account.pub"),
                "--etcd-servers=unix://" + folder.file("etcd.sock"),
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                // Else it looks for the machine's address, and fails where there is no network; nobody reads it.
                "--advertise-address=198.18.0.1",
                "--endpoint-reconciler-type=none",
                "--anonymous-auth=false",
                "--authorization-mode=RBAC",
                "--service-cluster-ip-range=" + settings.serviceRange(),
                "--disable-admission-plugins=" + String.join(",", admissionWithoutIts(settings.webhooks())),
                // One client that wants all it can get: neither queues nor fair shares.
                "--enable-priority-and-fairness=false",
                "--max-requests-inflight=0",
                "--max-mutating-requests-inflight=0",
                // A copy of all objects in memory, for many readers of many cluster's objects; here is one. Its memory
                // then does not
                // grow with the cluster, and a write costs a tenth less.
                "--watch-cache=false"));
        command.addAll(settings.apiServerArguments());
        return command;
    }

    /** Admission that waits for something which is not here. The rest, NamespaceLifecycle too, is as in production. */
    private static List<String> admissionWithoutIts(Webhooks webhooks) {
        // Asks for a ServiceAccount "default", which a controller makes in each namespace.
        var serviceAccount = "ServiceAccount";
        return switch (webhooks) {
            case CALLED -> List.of(serviceAccount);
            // ResourceQuota refuses everything until a controller has counted what is used.
            case STORED_ONLY ->
                List.of(serviceAccount, "ResourceQuota", "MutatingAdmissionWebhook", "ValidatingAdmissionWebhook");
        };
    }
}
