package dev.holdfast.lab.node;

import java.util.ArrayList;
import java.util.List;

/** The servers of a node and how each is started. Paths are those inside. */
final class NodeServers {
    private static final String FOLDER = Inside.FOLDER;
    private static final String ETCD = "http://127.0.0.1:2379";

    private final NodePrograms programs;
    private final NodeAddresses addresses;

    NodeServers(NodePrograms programs, NodeAddresses addresses) {
        this.programs = programs;
        this.addresses = addresses;
    }

    /** A server by its name, which its log has too. */
    record Server(String name, List<String> command) {}

    Server etcd() {
        return new Server(
                "etcd",
                List.of(
                        programs.controlPlane().etcd().toString(),
                        "--data-dir=" + FOLDER + "/etcd",
                        "--listen-client-urls=" + ETCD,
                        "--advertise-client-urls=" + ETCD,
                        "--listen-peer-urls=http://127.0.0.1:0",
                        "--unsafe-no-fsync",
                        "--log-level=warn"));
    }

    Server apiServer() {
        return new Server(
                "kube-apiserver",
                List.of(
                        programs.controlPlane().apiServer().toString(),
                        "--etcd-servers=" + ETCD,
                        "--advertise-address=" + addresses.node(),
                        "--secure-port=6443",
                        "--cert-dir=" + FOLDER + "/apiserver",
                        "--tls-cert-file=" + FOLDER + "/pki/apiserver.crt",
                        "--tls-private-key-file=" + FOLDER + "/pki/apiserver.key",
                        "--token-auth-file=" + FOLDER + "/pki/tokens.csv",
                        "--kubelet-client-certificate=" + FOLDER + "/pki/kubelet-client.crt",
                        "--kubelet-client-key=" + FOLDER + "/pki/kubelet-client.key",
                        "--kubelet-preferred-address-types=InternalIP",
                        "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
                        "--service-account-signing-key-file=" + FOLDER + "/pki/service-account.key",
                        "--service-account-key-file=" + FOLDER + "/pki/service-account.pub",
                        "--service-cluster-ip-range=" + addresses.services(),
                        "--authorization-mode=Node,RBAC",
                        "--enable-admission-plugins=NodeRestriction",
                        "--allow-privileged"));
    }

    Server containerd() {
        return new Server("containerd", List.of("containerd", "--config", FOLDER + "/containerd.toml"));
    }

    /** As the administrator: with an account for each of its controllers it would start seconds later. */
    Server controllerManager() {
        return kubernetes(
                "kube-controller-manager",
                "--kubeconfig=" + FOLDER + "/admin.kubeconfig",
                "--leader-elect=false",
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--service-account-private-key-file=" + FOLDER + "/pki/service-account.key",
                "--root-ca-file=" + FOLDER + "/pki/ca.crt",
                "--cluster-signing-cert-file=" + FOLDER + "/pki/ca.crt",
                "--cluster-signing-key-file=" + FOLDER + "/pki/ca.key",
                "--cert-dir=" + FOLDER + "/controller-manager",
                "--bind-address=127.0.0.1");
    }

    Server scheduler() {
        return kubernetes(
                "kube-scheduler",
                "--kubeconfig=" + FOLDER + "/scheduler.kubeconfig",
                "--leader-elect=false",
                "--cert-dir=" + FOLDER + "/scheduler",
                "--bind-address=127.0.0.1");
    }

    Server kubelet() {
        return kubernetes(
                "kubelet",
                "--config=" + FOLDER + "/kubelet.yaml",
                "--kubeconfig=" + FOLDER + "/kubelet.kubeconfig",
                "--root-dir=" + FOLDER + "/kubelet",
                "--cert-dir=" + FOLDER + "/kubelet-pki",
                "--hostname-override=" + NodeFiles.NODE,
                "--node-ip=" + addresses.node());
    }

    Server proxy() {
        return kubernetes("kube-proxy", "--config=" + FOLDER + "/kube-proxy.yaml");
    }

    Server dns() {
        return kubernetes("coredns", "-conf=" + FOLDER + "/Corefile");
    }

    private Server kubernetes(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(programs.program(name).toString()));
        command.addAll(List.of(arguments));
        return new Server(name, List.copyOf(command));
    }
}
