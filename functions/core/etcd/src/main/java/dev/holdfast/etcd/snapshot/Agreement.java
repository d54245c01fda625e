package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.client.EtcdConnection;
import java.util.List;

/**
 * What a majority has agreed upon: without one there is no answer.
 *
 * @param by the member that told it
 * @param revision the newest when it was asked
 */
record Agreement(EtcdConnection by, long revision) {
    /** A lost leader is replaced within a second or two. */
    private static final int ROUNDS = 5;

    /** Asks one after the other: while a leader is chosen, or where a member is cut off, another one or the next moment may tell. */
    static Agreement of(List<SourceMember> members) {
        for (int round = 1; ; round++) {
            for (SourceMember member : members) {
                try {
                    return new Agreement(
                            member.connection(), member.connection().linearizableRevision());
                } catch (EtcdException.Unreachable e) {
                    if (round == ROUNDS && member.equals(members.getLast())) {
                        throw e;
                    }
                }
            }
            Pause.aMoment();
        }
    }
}
