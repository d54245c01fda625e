package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.client.EtcdConnection;
import dev.holdfast.etcd.client.MemberStatus;

/** A member that answers, and what it says of itself. */
record SourceMember(EtcdConnection connection, MemberStatus status) {
    String idText() {
        return Long.toHexString(status.member());
    }

    @Override
    public String toString() {
        return "member " + idText() + " at " + connection.endpoint();
    }
}
