package dev.holdfast.etcd.client;

import java.util.ArrayList;
import java.util.List;

/**
 * What a member says of itself ({@code StatusResponse}).
 *
 * @param cluster the cluster's id
 * @param member its own id
 * @param leader the id of the member that it takes for the leader; 0 if it knows none
 * @param revision the newest revision that it has applied
 * @param version of etcd, as 3.6.4
 * @param storageVersion of its database; empty before 3.6
 * @param databaseSize in bytes, with what is free in it
 * @param learner whether it follows without a vote
 * @param errors its alarms, and that it sees no leader, in its words
 */
public record MemberStatus(
        long cluster,
        long member,
        long leader,
        long revision,
        String version,
        String storageVersion,
        long databaseSize,
        boolean learner,
        List<String> errors) {
    public MemberStatus {
        errors = List.copyOf(errors);
    }

    /** Whether it is the leader itself. */
    public boolean isLeader() {
        return leader == member;
    }

    static MemberStatus read(WireReader reader) {
        ResponseHeader header = ResponseHeader.NONE;
        String version = "";
        String storageVersion = "";
        long size = 0;
        long leader = 0;
        boolean learner = false;
        List<String> errors = new ArrayList<>();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> header = ResponseHeader.read(reader.message());
                case 2 -> version = reader.text();
                case 3 -> size = reader.number();
                case 4 -> leader = reader.number();
                case 8 -> errors.add(reader.text());
                case 10 -> learner = reader.number() != 0;
                case 11 -> storageVersion = reader.text();
                default -> {
                    // Of no interest here.
                }
            }
        }
        return new MemberStatus(
                header.cluster(),
                header.member(),
                leader,
                header.revision(),
                version,
                storageVersion,
                size,
                learner,
                errors);
    }
}
