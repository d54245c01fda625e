package dev.holdfast.events;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.verdict.Digit;
import dev.holdfast.domain.verdict.Judgement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan's verdict is another than before.
 *
 * @param verdict the five digits in order, each {@code met}, {@code not met} or {@code unknown}
 * @param at when it was judged, ISO 8601
 */
public record VerdictChanged(String plan, List<String> verdict, String at) implements HoldfastEvent {
    private static final List<String> JUDGEMENTS =
            Stream.of(Judgement.values()).map(Judgement::text).toList();

    public VerdictChanged {
        plan = Field.plan(plan);
        verdict = digits(verdict);
        at = instant(at);
    }

    @Override
    public String type() {
        return EventType.VERDICT_CHANGED;
    }

    @Override
    public List<String> work() {
        return List.of(String.join(",", verdict), at);
    }

    private static List<String> digits(@Nullable List<String> verdict) {
        if (verdict == null || verdict.size() != Digit.values().length || !JUDGEMENTS.containsAll(verdict)) {
            throw new InvalidFieldException("verdict", "is not five judgements; each is one of " + JUDGEMENTS);
        }
        return List.copyOf(verdict);
    }

    private static String instant(@Nullable String at) {
        try {
            return Instant.parse(Field.present("at", at)).toString();
        } catch (DateTimeParseException e) {
            throw InvalidFieldException.notA(
                    "at", String.valueOf(at), "a time", "it in ISO 8601, as 2026-11-21T06:00:00Z");
        }
    }
}
