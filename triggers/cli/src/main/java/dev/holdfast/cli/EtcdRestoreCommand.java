package dev.holdfast.cli;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.etcd.restore.DataDirectory;
import dev.holdfast.etcd.restore.Instructions;
import dev.holdfast.etcd.restore.Platform;
import dev.holdfast.etcd.restore.RestoredMember;
import dev.holdfast.etcd.snapshot.VerifiedSnapshot;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.etcd.EtcdFacts;
import dev.holdfast.steps.etcd.EtcdRestoration;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.SnapshotOpener;
import dev.holdfast.throwaway.binaries.EtcdUtility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast etcd restore}. */
@Command(
        name = "restore",
        description = {
            "Bring a snapshot of etcd back into a folder here, with a data directory for each member, and print what to type to put it in place.",
            "It touches no cluster. Revisions go up by 1,000,000,000, so that whoever watched the old cluster begins anew."
        })
final class EtcdRestoreCommand extends HoldfastCommand {
    @Option(names = "--from", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
    private @Nullable String from;

    @Option(
            names = {"-s", "--snapshot"},
            defaultValue = "latest",
            paramLabel = "ID",
            description = "which snapshot: latest, or the beginning of its id (default: latest)")
    private String snapshot = "latest";

    @Option(
            names = "--into",
            required = true,
            paramLabel = "FOLDER",
            description = "where to; nothing there is overwritten")
    private Path into = Path.of("");

    @Option(
            names = "--for",
            defaultValue = "kubeadm",
            paramLabel = "PLATFORM",
            description = "who runs etcd: ${COMPLETION-CANDIDATES} (default: kubeadm)")
    private Platform platform = Platform.KUBEADM;

    @Option(
            names = "--member",
            paramLabel = "NAME=URL",
            description = "a member of the cluster that will be, with its peer URL; as often as there are members"
                    + " (default: those that there were)")
    private List<String> members = new ArrayList<>();

    @Option(
            names = "--etcdutl",
            paramLabel = "FILE",
            description = "the program etcdutl; take the one of the cluster's etcd (default: one is obtained)")
    private @Nullable Path etcdutl;

    @Override
    int run(Desk desk) {
        try (OpenSnapshot open = new SnapshotOpener(desk.bench())
                .open(
                        desk.plan(),
                        desk.options().location(desk.bench(), desk.plan(), from).name(),
                        SnapshotChoice.parse(snapshot),
                        Member.ETCD)) {
            EtcdRestoration restoration = new EtcdRestoration(open, into.toAbsolutePath());
            List<RestoredMember> restored = members(restoration.facts());
            VerifiedSnapshot verified = restoration.write();
            List<Path> directories = platform.takesDataDirectories()
                    ? directories(
                            desk,
                            restoration,
                            restored,
                            "holdfast-" + open.entry().receipt().origin().run())
                    : List.of();
            List<String> commands =
                    new Instructions(platform, into.toAbsolutePath(), restored, restoration.token()).lines();
            desk.print(document(restoration, verified, directories, commands), lines(restoration, verified, commands));
            return 0;
        }
    }

    private List<RestoredMember> members(EtcdFacts facts) {
        try {
            List<RestoredMember> named = members.isEmpty()
                    ? facts.members().stream()
                            .map(member -> RestoredMember.of(member.name(), member.peerUrls(), member.clientUrls()))
                            .toList()
                    : members.stream().map(RestoredMember::parse).toList();
            if (named.isEmpty()) {
                throw new IllegalArgumentException(
                        "The snapshot names no member: name those that shall be with --member");
            }
            return named;
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.BAD_INPUT, e.getMessage(), e);
        }
    }

    private List<Path> directories(
            Desk desk, EtcdRestoration restoration, List<RestoredMember> restored, String token) {
        Path program = etcdutl == null
                ? EtcdUtility.obtain(desk.bench().environment(), desk.bench().progress()::report)
                : etcdutl;
        return restored.stream()
                .map(member -> restoration.dataDirectory(
                        program, new DataDirectory(restoration.file(), member, restored, token)))
                .toList();
    }

    private static Map<String, Object> document(
            EtcdRestoration restoration, VerifiedSnapshot verified, List<Path> directories, List<String> commands) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", restoration.file().toString());
        document.put("revision", verified.database().revision());
        document.put("hash", verified.database().hashText());
        document.put("dataDirectories", directories.stream().map(Path::toString).toList());
        document.put("escrow", restoration.escrow());
        document.put("commands", commands);
        return document;
    }

    private List<String> lines(EtcdRestoration restoration, VerifiedSnapshot verified, List<String> commands) {
        List<String> lines = new ArrayList<>();
        String kubernetes = restoration.facts().kubernetesVersion();
        lines.add("# " + restoration.file() + ": " + new ByteSize(verified.size()).approximate() + ", revision "
                + verified.database().revision() + ", sound. It was taken from etcd "
                + restoration.facts().etcdVersion() + (kubernetes.isEmpty() ? "" : " of Kubernetes " + kubernetes)
                + ": restore into the same minor version.");
        if (!restoration.escrow().isEmpty()) {
            lines.add("# In " + into.resolve("escrow") + ": " + String.join(", ", restoration.escrow())
                    + ". Put them in place first.");
        }
        lines.addAll(commands);
        return lines;
    }
}
