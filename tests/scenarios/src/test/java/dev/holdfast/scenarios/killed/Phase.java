package dev.holdfast.scenarios.killed;

import java.util.Locale;

/** How far a run had come, by what it had brought into the location when it was killed. */
enum Phase {
    NOTHING_WRITTEN,
    FOUNDATION,
    PACKS,
    INDEX,
    RECEIPT,
    COMMITTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
