package dev.holdfast.repository.tree;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.GoJson;
import dev.holdfast.repository.format.GoTime;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes of a tree blob: the JSON that restic would write for the same nodes. Nodes come in the order of their names.
 * For one thread.
 */
public final class TreeEncoder {
    private static final List<String> BEFORE_CONTENT =
            List.of("linktarget_raw", "extended_attributes", "generic_attributes", "device");
    private static final Set<String> PLACED = Set.copyOf(BEFORE_CONTENT);

    private final GoJson json;
    private @Nullable NodeName last;
    private @Nullable OffsetDateTime lastTime;
    private String lastTimeText = "";

    /** @param nodes how many are expected */
    public TreeEncoder(int nodes) {
        json = new GoJson(64 + nodes * 384).raw("{\"nodes\":[");
    }

    /**
     * Adds a node.
     *
     * @throws IllegalArgumentException if its name does not come after the one before
     */
    public void add(Node node) {
        if (last != null) {
            if (last.compareTo(node.name()) >= 0) {
                throw new IllegalArgumentException("'" + node.name() + "' does not come after '" + last + "'");
            }
            json.raw(",");
        }
        last = node.name();
        json.raw("{\"name\":").string(GoQuote.quote(node.name().raw()));
        json.raw(",\"type\":\"").raw(node.type().json()).raw("\"");
        attributes(node);
        node.linkTarget().ifPresent(target -> json.raw(",\"linktarget\":").string(target));
        Map<String, String> other = node.attributes().other();
        if (!other.isEmpty()) {
            BEFORE_CONTENT.forEach(name -> field(name, other.get(name)));
        }
        content(node);
        node.subtree().ifPresent(tree -> json.raw(",\"subtree\":").digest(tree.sha256()));
        if (!other.isEmpty()) {
            new TreeMap<>(other).forEach((name, value) -> field(name, PLACED.contains(name) ? null : value));
        }
        json.raw("}");
    }

    private void attributes(Node node) {
        NodeAttributes attributes = node.attributes();
        number("mode", Integer.toUnsignedLong(attributes.mode()));
        time("mtime", attributes.mtime());
        time("atime", attributes.atime());
        time("ctime", attributes.ctime());
        json.raw(",\"uid\":").number(attributes.owner().uid());
        json.raw(",\"gid\":").number(attributes.owner().gid());
        text("user", attributes.owner().user());
        text("group", attributes.owner().group());
        number("inode", attributes.identity().inode());
        number("device_id", attributes.identity().deviceId());
        number("size", node.size());
        number("links", attributes.identity().links());
    }

    private void content(Node node) {
        if (node.type() != NodeType.FILE) {
            json.raw(",\"content\":null");
            return;
        }
        json.raw(",\"content\":[");
        String before = "";
        for (BlobId blob : node.content()) {
            json.raw(before).digest(blob.sha256());
            before = ",";
        }
        json.raw("]");
    }

    private void time(String name, OffsetDateTime time) {
        if (!time.equals(lastTime)) {
            lastTime = time;
            lastTimeText = GoTime.format(time);
        }
        json.raw(",\"").raw(name).raw("\":\"").raw(lastTimeText).raw("\"");
    }

    private void number(String name, long value) {
        if (value != 0) {
            json.raw(",\"").raw(name).raw("\":").unsigned(value);
        }
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            json.raw(",\"").raw(name).raw("\":").string(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void field(String name, @Nullable String value) {
        if (value != null) {
            json.raw(",").string(name).raw(":").json(value);
        }
    }

    /** The blob's bytes; nothing may be added afterwards. */
    public byte[] finish() {
        return json.raw("]}\n").toBytes();
    }
}
