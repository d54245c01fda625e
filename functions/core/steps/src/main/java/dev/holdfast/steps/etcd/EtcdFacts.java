package dev.holdfast.steps.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.Sha256;
import dev.holdfast.etcd.client.ClusterMember;
import dev.holdfast.etcd.snapshot.Source;
import dev.holdfast.etcd.snapshot.VerifiedSnapshot;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies beside the database, as JSON: what one must know to restore it, without restoring it.
 *
 * @param revision the newest in it
 * @param hash as {@code etcdutl snapshot status} prints it
 * @param size bytes of the snapshot, its sum included
 * @param etcdVersion of the member that it came from
 * @param kubernetesVersion of the API server at that time; empty if it did not say
 * @param members of the cluster at that time
 */
public record EtcdFacts(
        long revision, String hash, long size, String etcdVersion, String kubernetesVersion, List<Member> members) {
    /** Among a receipt's counts: when the client certificate ends with which etcd was asked, in seconds since 1970. */
    public static final String CERTIFICATE_ENDS = "clientCertificateEnds";

    private static final TreePath PATH = TreePath.of("etcd/snapshot.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 1 << 20;

    /** A member of the cluster. */
    public record Member(String name, List<String> peerUrls, List<String> clientUrls) {
        public Member {
            peerUrls = List.copyOf(peerUrls);
            clientUrls = List.copyOf(clientUrls);
        }
    }

    public EtcdFacts {
        members = List.copyOf(members);
    }

    static TreePath path() {
        return PATH;
    }

    /**
     * All that is known of a snapshot that was just taken.
     *
     * @param kubernetes the version of the API server; empty if it did not say
     */
    static byte[] json(Source source, VerifiedSnapshot verified, List<String> escrow, String kubernetes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("revision", verified.database().revision());
        document.put("agreedRevision", source.revision());
        document.put("hash", verified.database().hashText());
        document.put("entries", verified.database().entries());
        document.put("size", verified.size());
        document.put("sha256", verified.sum().map(Sha256::hex).orElse(""));
        document.put("pageSize", verified.database().pages().size());
        document.put("pagesFree", verified.database().pages().free());
        document.put("etcdVersion", source.status().version());
        document.put("kubernetesVersion", kubernetes);
        document.put("storageVersion", verified.database().storageVersion().orElse(""));
        document.put("cluster", Long.toHexString(source.status().cluster()));
        document.put("member", Long.toHexString(source.status().member()));
        document.put("endpoint", source.endpoint().toString());
        document.put("members", source.members().stream().map(EtcdFacts::member).toList());
        document.put("remarks", source.remarks());
        document.put("encryptedAtRest", verified.database().encrypted());
        document.put("escrow", escrow);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (IOException e) {
            throw new IllegalStateException("Texts and numbers can always be written", e);
        }
    }

    private static Map<String, Object> member(ClusterMember member) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", member.idText());
        document.put("name", member.name());
        document.put("peerUrls", member.peerUrls());
        document.put("clientUrls", member.clientUrls());
        document.put("learner", member.learner());
        return document;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Reads them from a snapshot. */
    static EtcdFacts read(SnapshotTree tree) {
        try {
            JsonNode document = JSON.readTree(tree.read(PATH, MOST_BYTES));
            List<Member> members = new ArrayList<>();
            for (JsonNode member : document.path("members")) {
                if (!member.path("name").asText().isEmpty()
                        && !member.path("learner").asBoolean()) {
                    members.add(new Member(
                            member.path("name").asText(),
                            texts(member.path("peerUrls")),
                            texts(member.path("clientUrls"))));
                }
            }
            return new EtcdFacts(
                    document.path("revision").asLong(),
                    document.path("hash").asText(),
                    document.path("size").asLong(),
                    document.path("etcdVersion").asText(),
                    document.path("kubernetesVersion").asText(),
                    members);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(
                    FailureKind.DAMAGED,
                    "What lies beside the database of etcd (" + PATH + ") cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
