package dev.holdfast.domain.verdict;

import java.time.Instant;

/** Something that was seen: what, where, by whom, when. */
public sealed interface Observation permits CopyObservation, ClusterObserved {
    /** When, by the clock of whoever observed. */
    Instant at();

    /** Who observed, such as {@code report@vault}. */
    String by();
}
