package dev.holdfast.domain.plan;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.InvalidFieldException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often each copy must prove that it restores, and how well.
 *
 * @param every the longest time between two proofs of one copy
 * @param level what a proof must prove
 * @param budget bytes per month and copy that proving may read, since egress costs money; empty for no limit
 * @param accept differences that do not count as errors
 */
public record ProofPolicy(
        Duration every, ProofLevel level, Optional<ByteSize> budget, List<AcceptedDifference> accept) {
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final Duration MOST = Duration.ofDays(366);

    /** Weekly, to a Kubernetes API server that accepts every object. */
    public static final ProofPolicy DEFAULT =
            new ProofPolicy(Duration.ofDays(7), ProofLevel.ADMITTED, Optional.empty(), List.of());

    public ProofPolicy {
        accept = List.copyOf(accept);
        if (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0) {
            throw InvalidFieldException.notA(
                    "every", DurationText.format(every), "a time between two proofs", "10m to 366d, for example 7d");
        }
    }
}
