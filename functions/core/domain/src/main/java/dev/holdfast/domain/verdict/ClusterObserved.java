package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.Site;
import java.time.Instant;

/** Where the protected cluster stands, by the topology labels of its nodes. */
public record ClusterObserved(Instant at, String by, Site site) implements Observation {}
