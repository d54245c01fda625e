package dev.holdfast.lab.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** One member, asked by HTTP and JSON: its own gateway, so that the lab needs no client of the product. */
public record EtcdApi(String endpoint) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Some gigabytes take minutes. */
    private static final Duration PATIENCE_FOR_COMPACTION = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Writes a key. */
    public void put(String key, String value) throws IOException, InterruptedException {
        post("kv/put", Map.of("key", base64(key), "value", base64(value)));
    }

    /** Writes up to 128 keys at once. */
    public void putAll(Map<String, String> values) throws IOException, InterruptedException {
        post(
                "kv/txn",
                Map.of(
                        "success",
                        values.entrySet().stream()
                                .map(entry -> Map.of(
                                        "request_put",
                                        Map.of("key", base64(entry.getKey()), "value", base64(entry.getValue()))))
                                .toList()));
    }

    /** The value of a key; empty if there is no such key. */
    public Optional<String> get(String key) throws IOException, InterruptedException {
        JsonNode found =
                post("kv/range", Map.of("key", base64(key))).path("kvs").path(0).path("value");
        return found.isMissingNode()
                ? Optional.empty()
                : Optional.of(new String(Base64.getDecoder().decode(found.asText()), StandardCharsets.UTF_8));
    }

    /** Deletes a key. */
    public void delete(String key) throws IOException, InterruptedException {
        post("kv/deleterange", Map.of("key", base64(key)));
    }

    /** Forgets all before the newest revision, and waits until that is done; the revision. */
    public long compact() throws IOException, InterruptedException {
        long revision = revision();
        post("kv/compaction", Map.of("revision", revision, "physical", true), PATIENCE_FOR_COMPACTION);
        return revision;
    }

    /** The newest revision. */
    public long revision() throws IOException, InterruptedException {
        return status().path("header").path("revision").asLong();
    }

    /** Gives back to the file system what is free in the member's database. */
    public void defragment() throws IOException, InterruptedException {
        post("maintenance/defragment", Map.of());
    }

    /** Raises the alarm that there is no more space, for this member. */
    public void raiseNoSpace() throws IOException, InterruptedException {
        post("maintenance/alarm", Map.of("action", "ACTIVATE", "memberID", id(), "alarm", "NOSPACE"));
    }

    /** Hands the lead to another; only the leader can. */
    public void handLeadTo(EtcdApi other) throws IOException, InterruptedException {
        post("maintenance/transfer-leadership", Map.of("targetID", other.id()));
    }

    /** Adds a member without a vote. */
    public void addLearner(String peerUrl) throws IOException, InterruptedException {
        post("cluster/member/add", Map.of("peerURLs", new String[] {peerUrl}, "isLearner", true));
    }

    /** Its id. */
    public String id() throws IOException, InterruptedException {
        return status().path("header").path("member_id").asText();
    }

    /** Whether it leads. */
    public boolean isLeader() throws IOException, InterruptedException {
        JsonNode status = status();
        return status.path("leader")
                .asText()
                .equals(status.path("header").path("member_id").asText());
    }

    /** Whether it sees a leader, and answers. */
    public boolean isHealthy() throws IOException, InterruptedException {
        return !status().path("leader").asText("0").equals("0");
    }

    private JsonNode status() throws IOException, InterruptedException {
        return post("maintenance/status", Map.of());
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return post(path, body, PATIENCE);
    }

    private JsonNode post(String path, Map<String, Object> body, Duration patience)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v3/" + path))
                .timeout(patience)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " at " + endpoint + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
