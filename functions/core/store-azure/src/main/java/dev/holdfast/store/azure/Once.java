package dev.holdfast.store.azure;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something when it is first wanted, and once; if making it fails, the next one who wants it tries again. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T present = made;
        return present == null ? make() : present;
    }

    private synchronized T make() {
        T present = made;
        if (present == null) {
            present = maker.get();
            made = present;
        }
        return present;
    }
}
