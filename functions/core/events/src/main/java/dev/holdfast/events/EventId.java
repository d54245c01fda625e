package dev.holdfast.events;

import dev.holdfast.domain.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of events, derived from the work: readable in front, a digest of everything behind. At most 63 characters of {@code [a-z0-9.-]},
 * beginning and ending with a letter or digit, because Knative's JobSink puts ids into labels.
 */
final class EventId {
    /** What labels allow. */
    static final int LONGEST = 63;

    private EventId() {}

    static String of(HoldfastEvent event) {
        String run = event.runId().map(id -> "." + id).orElse("");
        String readable = EventType.shortName(event.type()) + run + ".";
        List<String> parts = new ArrayList<>(List.of(event.type(), event.plan(), run));
        parts.add(event.copyName().map(Object::toString).orElse(""));
        parts.addAll(event.work());
        return readable + digest(parts).substring(0, Math.min(32, LONGEST - readable.length()));
    }

    /** Each part with its length before it, so that no two lists of parts read the same. */
    private static String digest(List<String> parts) {
        MessageDigest digest = Sha256.newDigest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return Sha256.ofDigest(digest.digest()).hex();
    }
}
