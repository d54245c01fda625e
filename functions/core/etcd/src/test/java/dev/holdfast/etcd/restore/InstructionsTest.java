package dev.holdfast.etcd.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionsTest {
    private static final List<RestoredMember> MEMBERS = List.of(
            new RestoredMember("cp-1", "https://10.0.0.1:2380"),
            new RestoredMember("cp-2", "https://10.0.0.2:2380"),
            new RestoredMember("cp-3", "https://10.0.0.3:2380"));

    private static List<String> of(Platform platform) {
        return new Instructions(platform, Path.of("/tmp/back"), MEMBERS, Optional.empty()).lines();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void everyMemberIsNamedAndNothingIsLeftToFillIn(Platform platform) {
        String text = String.join("\n", of(platform));

        assertThat(text).contains("10.0.0.1", "10.0.0.2", "10.0.0.3").doesNotContain("<", "{{", "EXAMPLE");
    }

    @Test
    void kubeadmStopsEverythingBeforeItStartsAnything() {
        List<String> lines = of(Platform.KUBEADM);

        int lastStop = lastWith(lines, "mv /var/lib/etcd /var/lib/etcd.before-restore");
        int firstCopy = firstWith(lines, "scp ");
        int firstStart = firstWith(lines, "/etcd.yaml /etc/kubernetes/manifests/");
        int firstApiServer = firstWith(lines, "systemctl restart kubelet");
        assertThat(List.of(lastStop, firstCopy, firstStart, firstApiServer)).isSorted();
        assertThat(lines).anyMatch(line -> line.contains("'/tmp/back/cp-2.etcd' root@10.0.0.2:/var/lib/etcd"));
    }

    @Test
    void rancherResetsOneAndLetsTheOthersJoin() {
        List<String> lines = of(Platform.RKE2);

        assertThat(lines)
                .filteredOn(line -> line.contains("--cluster-reset-restore-path"))
                .hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("rke2/server/db.before-restore"))
                .hasSize(2);
    }

    /** "systemctl stop" leaves containers alone; and what k3s or RKE2 are told of an S3 store would look for the file there. */
    @Test
    void rancherStopsWhatRunsAndReadsTheFileThatIsThereWithTheTokenOfThatTime() {
        assertThat(of(Platform.RKE2))
                .filteredOn(line -> line.contains("rke2-killall.sh"))
                .hasSize(3);
        assertThat(of(Platform.K3S))
                .noneMatch(line -> line.contains("killall"))
                .anyMatch(line -> line.contains("--etcd-s3=false"))
                .anyMatch(line -> line.contains("/var/lib/rancher/k3s/server/token"));

        List<String> withToken = new Instructions(
                        Platform.K3S, Path.of("/tmp/back"), MEMBERS, Optional.of(Path.of("/tmp/back/escrow/token")))
                .lines();
        assertThat(withToken)
                .contains("scp -p '/tmp/back/escrow/token' root@10.0.0.1:/root/holdfast-token")
                .anyMatch(line -> line.contains("--token-file=/root/holdfast-token"))
                .anyMatch(line -> line.contains("rm -f /root/holdfast-snapshot.db /root/holdfast-token"))
                .noneMatch(line -> line.contains("THAT_TOKEN"));
    }

    /** What runs here is started by what is printed; of another machine's certificates nobody here knows. */
    @Test
    void etcdByItselfIsStartedWithTheAddressesThatItHad() {
        RestoredMember here = RestoredMember.of(
                "m0", List.of("http://127.0.0.1:2380"), List.of("unix:///s", "http://127.0.0.1:2379"));
        List<String> lines =
                new Instructions(Platform.ETCD, Path.of("/tmp/back"), List.of(here), Optional.empty()).lines();

        assertThat(lines)
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly(
                        "etcd --name=m0 --data-dir='/tmp/back/m0.etcd' --listen-peer-urls=http://127.0.0.1:2380"
                                + " --initial-advertise-peer-urls=http://127.0.0.1:2380 --listen-client-urls=http://127.0.0.1:2379"
                                + " --advertise-client-urls=http://127.0.0.1:2379 >'/tmp/back/m0.log' 2>&1 &");
        assertThat(of(Platform.ETCD))
                .contains("scp -rp '/tmp/back/cp-2.etcd' root@10.0.0.2:/var/lib/")
                .anyMatch(line -> line.startsWith("# On 10.0.0.2, with its usual flags for certificates: etcd"));
    }

    @Test
    void etcdutlIsToldTheWholeClusterForEachMember() {
        DataDirectory directory = new DataDirectory(Path.of("/b/snapshot.db"), MEMBERS.get(1), MEMBERS, "holdfast-1");

        assertThat(directory.arguments(Path.of("/b/cp-2.etcd")))
                .startsWith("snapshot", "restore", "/b/snapshot.db")
                .contains(
                        "--name=cp-2",
                        "--data-dir=/b/cp-2.etcd",
                        "--initial-cluster=cp-1=https://10.0.0.1:2380,cp-2=https://10.0.0.2:2380,cp-3=https://10.0.0.3:2380",
                        "--bump-revision=1000000000",
                        "--mark-compacted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b=https://h:1",
                "$(reboot)=https://h:1",
                "a=https://h:1;reboot",
                "a=ftp://h",
                "a",
                "=https://h:1"
            })
    void whatAShellWouldTakeForMoreThanANameIsRefused(String member) {
        assertThatThrownBy(() -> RestoredMember.parse(member)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int firstWith(List<String> lines, String part) {
        return lines.indexOf(
                lines.stream().filter(line -> line.contains(part)).findFirst().orElseThrow());
    }

    private static int lastWith(List<String> lines, String part) {
        return lines.lastIndexOf(lines.stream()
                .filter(line -> line.contains(part))
                .reduce((a, b) -> b)
                .orElseThrow());
    }
}
