package dev.holdfast.store.content;

import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns a listing of versions into one entry per content-named key that holds any bytes: the largest size of its versions. */
final class EachKeyOnce implements Consumer<ObjectVersion> {
    /** A key and how many bytes reading it may take. */
    record Sized(ObjectKey key, long size) {}

    private final Consumer<Sized> next;
    private @Nullable ObjectKey key;
    private long size;

    EachKeyOnce(Consumer<Sized> next) {
        this.next = next;
    }

    @Override
    public void accept(ObjectVersion version) {
        if (version.kind() != ObjectVersion.Kind.FILE || !version.key().isContentNamed()) {
            return;
        }
        if (!version.key().equals(key)) {
            finish();
            key = version.key();
        }
        size = Math.max(size, version.size());
    }

    void finish() {
        if (key != null) {
            next.accept(new Sized(key, size));
        }
        key = null;
        size = 0;
    }
}
