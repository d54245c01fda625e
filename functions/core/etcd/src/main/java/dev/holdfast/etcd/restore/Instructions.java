package dev.holdfast.etcd.restore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator types, with the names of his cluster in it. Sources: the page "Operating etcd clusters for Kubernetes" of
 * Kubernetes; "Backup and Restore" of k3s and of RKE2; "Disaster Recovery" of Talos.
 *
 * @param folder what was written: {@code snapshot.db}, and where the platform takes them {@code NAME.etcd} for each member
 * @param token the file with the server token of k3s or RKE2, if it lay in escrow
 */
public record Instructions(Platform platform, Path folder, List<RestoredMember> members, Optional<Path> token) {
    private static final String HOLD = "/etc/kubernetes/stopped-for-restore";
    private static final String SNAPSHOT = "/root/holdfast-snapshot.db";
    private static final String TOKEN = "/root/holdfast-token";
    private static final String MANIFESTS = "/etc/kubernetes/manifests";

    public Instructions {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("A cluster has at least one member");
        }
    }

    /** Lines for a shell; those that begin with # are for people. */
    public List<String> lines() {
        return switch (platform) {
            case KUBEADM -> kubeadm();
            case K3S -> rancher("k3s", "systemctl stop k3s", "systemctl start k3s");
            // Its members and API servers are containers, which live on when the service has stopped.
            case RKE2 ->
                rancher("rke2", "systemctl stop rke2-server && rke2-killall.sh", "systemctl start rke2-server");
            case TALOS -> talos();
            case ETCD -> etcd();
        };
    }

    private List<String> kubeadm() {
        List<String> lines = new ArrayList<>();
        lines.add("# 1. Stop every API server and every member, on all nodes, before anything is started again.");
        for (RestoredMember member : members) {
            lines.add(on(
                    member,
                    "mkdir -p " + HOLD
                            + " && for part in kube-apiserver kube-controller-manager kube-scheduler etcd; do mv "
                            + MANIFESTS + "/$part.yaml " + HOLD + "/; done"));
            lines.add(on(member, "while crictl ps -q --name '^(etcd|kube-apiserver)$' | grep -q .; do sleep 1; done"));
            lines.add(on(member, "mv /var/lib/etcd /var/lib/etcd.before-restore"));
        }
        lines.add("# 2. Bring each its own data directory.");
        for (RestoredMember member : members) {
            lines.add("scp -rp " + quoted(data(member)) + " root@" + member.host() + ":/var/lib/etcd");
            lines.add(on(member, "chmod 700 /var/lib/etcd"));
        }
        lines.add("# 3. Start all members, then the API servers, then whatever remembers what was.");
        for (RestoredMember member : members) {
            lines.add(on(member, "mv " + HOLD + "/etcd.yaml " + MANIFESTS + "/"));
        }
        for (RestoredMember member : members) {
            lines.add(on(member, "mv " + HOLD + "/kube-*.yaml " + MANIFESTS + "/ && systemctl restart kubelet"));
        }
        lines.add("# 4. On every other node too: systemctl restart kubelet");
        return lines;
    }

    private List<String> rancher(String program, String stop, String start) {
        String server = "/var/lib/rancher/" + program + "/server";
        RestoredMember first = members.getFirst();
        List<String> lines = new ArrayList<>();
        lines.add("# 1. Stop all servers, with what runs on them.");
        members.forEach(member -> lines.add(on(member, stop)));
        lines.add(
                "# 2. Reset the first to the snapshot. It needs the token that the cluster had when the snapshot was taken"
                        + (token.isPresent() ? "." : "; it"));
        if (token.isEmpty()) {
            lines.add("#    lies on the servers in " + server
                    + "/token. On a new machine add --token=THAT_TOKEN to the second command.");
        }
        lines.add("scp -p " + quoted(folder.resolve("snapshot.db")) + " root@" + first.host() + ":" + SNAPSHOT);
        token.ifPresent(file -> lines.add("scp -p " + quoted(file) + " root@" + first.host() + ":" + TOKEN));
        lines.add(on(
                first,
                program + " server --cluster-reset --etcd-s3=false --cluster-reset-restore-path=" + SNAPSHOT
                        + (token.isPresent() ? " --token-file=" + TOKEN : "")));
        lines.add(on(first, "rm -f " + SNAPSHOT + (token.isPresent() ? " " + TOKEN : "") + " && " + start));
        lines.add("# 3. The others forget what they had, and join again.");
        for (RestoredMember member : members.subList(1, members.size())) {
            lines.add(on(member, "mv " + server + "/db " + server + "/db.before-restore && " + start));
        }
        return lines;
    }

    private List<String> talos() {
        List<String> lines = new ArrayList<>();
        lines.add("# 1. Every control-plane node forgets its etcd; configuration and secrets stay.");
        for (RestoredMember member : members) {
            lines.add("talosctl -n " + member.host()
                    + " reset --graceful=false --reboot --system-labels-to-wipe=EPHEMERAL");
        }
        lines.add("# 2. When all of them say that etcd waits to be bootstrapped (talosctl service etcd: Preparing):");
        lines.add("talosctl -n " + members.getFirst().host() + " bootstrap --recover-from="
                + quoted(folder.resolve("snapshot.db")));
        return lines;
    }

    private List<String> etcd() {
        List<String> lines = new ArrayList<>();
        lines.add("# 1. Stop every API server, then every member that still runs.");
        lines.add("# 2. Bring each its data directory.");
        members.stream()
                .filter(member -> !member.isHere())
                .forEach(member ->
                        lines.add("scp -rp " + quoted(data(member)) + " root@" + member.host() + ":/var/lib/"));
        lines.add("# 3. Start all members. What their --initial-cluster says does not count any more.");
        for (RestoredMember member : members) {
            lines.add(
                    member.isHere() && member.peerUrl().startsWith("http:")
                            ? "etcd " + flags(member, quoted(data(member))) + " >"
                                    + quoted(folder.resolve(member.name() + ".log")) + " 2>&1 &"
                            : "# On " + member.host() + ", with its usual flags for certificates: etcd "
                                    + flags(member, "/var/lib/" + member.name() + ".etcd"));
        }
        lines.add("# 4. Start the API servers, as they were started before.");
        return lines;
    }

    private Path data(RestoredMember member) {
        return folder.resolve(member.name() + ".etcd");
    }

    private static String flags(RestoredMember member, String data) {
        return "--name=" + member.name() + " --data-dir=" + data + " --listen-peer-urls=" + member.peerUrl()
                + " --initial-advertise-peer-urls=" + member.peerUrl()
                + member.clientUrl()
                        .map(url -> " --listen-client-urls=" + url + " --advertise-client-urls=" + url)
                        .orElse("");
    }

    private static String on(RestoredMember member, String command) {
        return "ssh root@" + member.host() + " \"" + command.replace("$", "\\$").replace("\"", "\\\"") + "\"";
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
