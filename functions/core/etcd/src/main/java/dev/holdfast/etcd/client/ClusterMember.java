package dev.holdfast.etcd.client;

import java.util.ArrayList;
import java.util.List;

/**
 * A member as the cluster knows it.
 *
 * @param name empty if it has been added and not started yet
 * @param peerUrls where other members reach it
 * @param clientUrls where it says that clients reach it
 * @param learner whether it follows without a vote
 */
public record ClusterMember(long id, String name, List<String> peerUrls, List<String> clientUrls, boolean learner) {
    public ClusterMember {
        peerUrls = List.copyOf(peerUrls);
        clientUrls = List.copyOf(clientUrls);
    }

    /** Its id as etcdctl prints it. */
    public String idText() {
        return Long.toHexString(id);
    }

    static ClusterMember read(WireReader reader) {
        long id = 0;
        String name = "";
        List<String> peers = new ArrayList<>();
        List<String> clients = new ArrayList<>();
        boolean learner = false;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> id = reader.number();
                case 2 -> name = reader.text();
                case 3 -> peers.add(reader.text());
                case 4 -> clients.add(reader.text());
                case 5 -> learner = reader.number() != 0;
                default -> {
                    // Nothing that we know.
                }
            }
        }
        return new ClusterMember(id, name, peers, clients, learner);
    }

    static List<ClusterMember> readAll(WireReader reader) {
        List<ClusterMember> members = new ArrayList<>();
        while (reader.next()) {
            if (reader.field() == 2) {
                members.add(read(reader.message()));
            }
        }
        return members;
    }
}
