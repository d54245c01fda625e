package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.client.ClusterMember;
import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.etcd.client.MemberStatus;
import java.util.List;
import java.util.Optional;

/**
 * The member to take a snapshot from, found healthy, and what was seen on the way to it.
 *
 * @param endpoint where it answers
 * @param status what it says of itself
 * @param revision what the cluster had agreed upon before: the snapshot must hold at least this
 * @param members the cluster, as it knows itself
 * @param remarks what is not as it should be and does not stand in the way: a member down, one that lags
 */
public record Source(
        EtcdEndpoint endpoint, MemberStatus status, long revision, List<ClusterMember> members, List<String> remarks) {
    public Source {
        members = List.copyOf(members);
        remarks = List.copyOf(remarks);
    }

    /** The member as the cluster knows it. */
    public Optional<ClusterMember> member() {
        return members.stream().filter(member -> member.id() == status.member()).findFirst();
    }
}
