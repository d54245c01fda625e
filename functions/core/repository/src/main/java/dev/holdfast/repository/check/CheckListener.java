package dev.holdfast.repository.check;

/** Hears of a check while it runs; calls may come from several threads, one at a time. */
@FunctionalInterface
public interface CheckListener {
    /** Hears nothing. */
    CheckListener SILENT = (doneBytes, allBytes) -> {};

    /** Bytes of packs that were checked, of all there are. */
    void progress(long doneBytes, long allBytes);
}
