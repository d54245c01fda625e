package dev.holdfast.events;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import org.jspecify.annotations.Nullable;

/** Checks of the payloads' components: anybody who reaches the broker may have written them. */
final class Field {
    private static final int TEXT = 2000;

    private Field() {}

    static String present(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new InvalidFieldException(field, "is missing; every event of this type carries it");
        }
        return value;
    }

    static String plan(@Nullable String value) {
        try {
            return PlanRef.parse(present("plan", value)).toString();
        } catch (InvalidFieldException e) {
            throw e.field().equals("plan") ? e : e.below("plan");
        }
    }

    static String run(@Nullable String value) {
        return new RunId(present("run", value)).toString();
    }

    static String copy(String field, @Nullable String value) {
        try {
            return new LocationName(present(field, value)).toString();
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException(field, e.problem());
        }
    }

    static String digest(String field, @Nullable String value) {
        String hex = present(field, value);
        if (!Sha256.isName(hex)) {
            throw InvalidFieldException.notA(field, hex, "a SHA-256", "64 lower-case hexadecimal digits");
        }
        return hex;
    }

    static long count(String field, long value) {
        if (value < 0) {
            throw InvalidFieldException.notA(field, Long.toString(value), "a count", "zero or more");
        }
        return value;
    }

    /** A sentence for people, cut to what an event may carry. */
    static String sentence(String field, @Nullable String value) {
        String text = present(field, value);
        return text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
    }

    /** A cursor or nothing: short and printable, for it goes into logs. */
    static String cursor(@Nullable String value) {
        String cursor = value == null ? "" : value;
        if (!cursor.matches("[A-Za-z0-9._:/-]{0,512}")) {
            throw InvalidFieldException.notA("cursor", cursor, "a cursor", "what the previous slice said, unchanged");
        }
        return cursor;
    }
}
