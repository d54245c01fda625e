package dev.holdfast.repository.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.StrictJson;
import dev.holdfast.repository.tree.NodeAttributes.FileIdentity;
import dev.holdfast.repository.tree.NodeAttributes.Owner;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the fields of one node. */
final class NodeReader {
    private static final OffsetDateTime NEVER = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final long MOST_UID = 0xffffffffL;

    private final TreeDecoder.LastTime times;
    private @Nullable NodeName name;
    private @Nullable NodeType type;
    private int mode;
    private OffsetDateTime mtime = NEVER;
    private OffsetDateTime atime = NEVER;
    private OffsetDateTime ctime = NEVER;
    private long uid;
    private long gid;
    private String user = "";
    private String group = "";
    private long inode;
    private long deviceId;
    private long links;
    private long size;
    private Optional<String> linkTarget = Optional.empty();
    private List<BlobId> content = List.of();
    private Optional<BlobId> subtree = Optional.empty();
    private Map<String, String> other = Map.of();

    NodeReader(TreeDecoder.LastTime times) {
        this.times = times;
    }

    void field(JsonParser json, byte[] source) throws IOException {
        String field = json.currentName();
        switch (field) {
            case "name" -> name = NodeName.ofBytes(GoQuote.unquote(StrictJson.nextString(json)));
            case "type" -> type = type(StrictJson.nextString(json));
            case "mode" -> mode = (int) StrictJson.nextCount(json, MOST_UID);
            case "mtime" -> mtime = times.next(json);
            case "atime" -> atime = times.next(json);
            case "ctime" -> ctime = times.next(json);
            case "uid" -> uid = StrictJson.nextCount(json, MOST_UID);
            case "gid" -> gid = StrictJson.nextCount(json, MOST_UID);
            case "user" -> user = StrictJson.nextString(json);
            case "group" -> group = StrictJson.nextString(json);
            case "inode" -> inode = StrictJson.nextUnsigned(json);
            case "device_id" -> deviceId = StrictJson.nextUnsigned(json);
            case "links" -> links = StrictJson.nextUnsigned(json);
            case "size" -> size = StrictJson.nextCount(json, Long.MAX_VALUE);
            case "linktarget" -> linkTarget = Optional.of(StrictJson.nextString(json));
            case "content" -> content = content(json);
            case "subtree" -> subtree = subtree(json);
            default -> other(field, StrictJson.nextRaw(json, source));
        }
    }

    private static NodeType type(String word) throws IOException {
        return NodeType.ofJson(word).orElseThrow(() -> new IOException("a node of type '" + word + "'"));
    }

    private static List<BlobId> content(JsonParser json) throws IOException {
        if (StrictJson.nextIsNull(json)) {
            return List.of();
        }
        StrictJson.current(json, JsonToken.START_ARRAY);
        List<BlobId> blobs = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            StrictJson.current(json, JsonToken.VALUE_STRING);
            blobs.add(id(json));
        }
        return blobs;
    }

    private static Optional<BlobId> subtree(JsonParser json) throws IOException {
        if (StrictJson.nextIsNull(json)) {
            return Optional.empty();
        }
        StrictJson.current(json, JsonToken.VALUE_STRING);
        return Optional.of(id(json));
    }

    private static BlobId id(JsonParser json) throws IOException {
        byte[] digest = new byte[Sha256.LENGTH];
        StrictJson.digest(json, digest, 0);
        return new BlobId(Sha256.ofDigest(digest));
    }

    private void other(String field, String raw) {
        if (other.isEmpty()) {
            other = new HashMap<>();
        }
        other.put(field, raw);
    }

    Node node() throws IOException {
        if (name == null || type == null) {
            throw new IOException("a node without " + (name == null ? "name" : "type"));
        }
        if (type == NodeType.DIRECTORY && subtree.isEmpty()) {
            throw new IOException("the directory '" + name + "' has no subtree");
        }
        Owner owner = uid == 0 && gid == 0 && user.isEmpty() && group.isEmpty()
                ? Owner.ROOT
                : new Owner(uid, gid, user, group);
        FileIdentity identity = inode == 0 && deviceId == 0 && links == 0
                ? FileIdentity.NONE
                : new FileIdentity(inode, deviceId, links);
        NodeAttributes attributes = new NodeAttributes(mode, mtime, atime, ctime, owner, identity, other);
        return new Node(name, type, attributes, size, content, subtree, linkTarget);
    }
}
