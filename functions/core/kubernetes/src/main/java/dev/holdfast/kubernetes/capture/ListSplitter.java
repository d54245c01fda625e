package dev.holdfast.kubernetes.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a list's bytes into its items as they arrive. It knows just enough of JSON to find where an item ends; each item is checked when it is
 * spelt canonically. What is around the items, the envelope, is small and kept.
 */
final class ListSplitter {
    private static final ObjectMapper JSON = JsonFormat.newMapper();
    private static final int LARGEST_ENVELOPE = 1 << 20;
    private static final int LARGEST_ITEM = 64 << 20;
    private static final byte[] ITEMS = "\"items\"".getBytes(StandardCharsets.US_ASCII);

    private final Consumer<byte[]> items;
    private final Runnable itemsBegin;
    private final ByteArrayOutputStream envelope = new ByteArrayOutputStream(256);
    /** The part of an item that came with earlier bytes. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private int depth;
    /** The depth of the items' array, or 0 outside of it. */
    private int itemsDepth;

    private boolean inString;
    private boolean escaped;

    /**
     * @param items takes each item's bytes
     * @param itemsBegin called before the first item; {@link #envelope} tells already what came before
     */
    ListSplitter(Consumer<byte[]> items, Runnable itemsBegin) {
        this.items = items;
        this.itemsBegin = itemsBegin;
    }

    void feed(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (inString) {
                i = endOfString(bytes, i, length);
                continue;
            }
            switch (bytes[i]) {
                case '"' -> inString = true;
                case '{' -> {
                    if (itemsDepth > 0 && depth == itemsDepth) {
                        from = i;
                    }
                    depth++;
                }
                case '[' -> {
                    depth++;
                    if (depth == 2 && itemsDepth == 0) {
                        envelope.write(bytes, from, i + 1 - from);
                        from = i + 1;
                        openArray();
                    }
                }
                case ']', '}' -> from = close(bytes, from, i);
                default -> {}
            }
        }
        keep(bytes, from, length);
    }

    private void openArray() {
        if (endsWithItems()) {
            itemsDepth = 2;
            itemsBegin.run();
        }
    }

    /** Returns from where on the bytes belong to something that is still open. */
    private int close(byte[] bytes, int from, int bracket) {
        depth--;
        if (itemsDepth > 0 && depth == itemsDepth) {
            emit(bytes, from, bracket + 1);
            return bracket + 1;
        }
        if (itemsDepth > 0 && depth < itemsDepth) {
            itemsDepth = 0;
            return bracket;
        }
        return from;
    }

    private int endOfString(byte[] bytes, int at, int length) {
        int i = at;
        for (; i < length && inString; i++) {
            if (escaped) {
                escaped = false;
            } else if (bytes[i] == '\\') {
                escaped = true;
            } else if (bytes[i] == '"') {
                inString = false;
            }
        }
        return i - 1;
    }

    private void emit(byte[] bytes, int from, int to) {
        if (begun.size() == 0) {
            items.accept(Arrays.copyOfRange(bytes, from, to));
            return;
        }
        begun.write(bytes, from, to - from);
        byte[] item = begun.toByteArray();
        begun.reset();
        items.accept(item);
    }

    private void keep(byte[] bytes, int from, int to) {
        boolean inItem = itemsDepth > 0 && depth > itemsDepth;
        boolean between = itemsDepth > 0 && depth == itemsDepth;
        if (inItem) {
            begun.write(bytes, from, to - from);
        } else if (!between) {
            envelope.write(bytes, from, to - from);
        }
        if (begun.size() > LARGEST_ITEM || envelope.size() > LARGEST_ENVELOPE) {
            throw new MalformedJsonException("The list holds an item of more than " + (LARGEST_ITEM >> 20)
                    + " MiB, or nothing that looks like items; look at what serves it");
        }
    }

    /** Whether the bracket just written opens the member "items". */
    private boolean endsWithItems() {
        byte[] written = envelope.toByteArray();
        int end = skipBlanksBack(written, written.length - 1);
        if (end == 0 || written[end - 1] != ':') {
            return false;
        }
        end = skipBlanksBack(written, end - 1);
        return end >= ITEMS.length && Arrays.equals(written, end - ITEMS.length, end, ITEMS, 0, ITEMS.length);
    }

    private static int skipBlanksBack(byte[] bytes, int end) {
        int i = end;
        while (i > 0 && bytes[i - 1] <= ' ' && bytes[i - 1] >= 0) {
            i--;
        }
        return i;
    }

    /** Whether the list is whole: only then is its last page the last. */
    boolean isComplete() {
        return depth == 0 && !inString && envelope.size() > 0;
    }

    /** What is known of the list by now. */
    ListEnvelope envelope() {
        String text = envelope.toString(StandardCharsets.UTF_8);
        try {
            JsonNode metadata = JSON.readTree(isComplete() ? text : text + "]}").path("metadata");
            return new ListEnvelope(
                    metadata.path("resourceVersion").asText(),
                    metadata.path("continue").asText());
        } catch (IOException e) {
            throw new MalformedJsonException("What came instead of a list is not JSON; look at what serves it", e);
        }
    }
}
