package dev.holdfast.etcd.restore;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How etcdutl makes one member's data directory. All members must be made from the same file, with the same list and token. Revisions go
 * up by a thousand million, and all before counts as compacted: whoever had watched the old cluster learns that what he knows is gone.
 *
 * @param snapshot the file
 * @param member whose directory it is
 * @param members all of them
 * @param token what tells this cluster from the one before; members of the two never speak to each other
 */
public record DataDirectory(Path snapshot, RestoredMember member, List<RestoredMember> members, String token) {
    private static final String BUMP = "1000000000";

    public DataDirectory {
        members = List.copyOf(members);
    }

    /** The arguments of etcdutl; {@code target} must not be there, or be empty. */
    public List<String> arguments(Path target) {
        String cluster = members.stream().map(RestoredMember::toString).collect(Collectors.joining(","));
        return List.of(
                "snapshot",
                "restore",
                snapshot.toString(),
                "--data-dir=" + target,
                "--name=" + member.name(),
                "--initial-cluster=" + cluster,
                "--initial-advertise-peer-urls=" + member.peerUrl(),
                "--initial-cluster-token=" + token,
                "--bump-revision=" + BUMP,
                "--mark-compacted");
    }
}
