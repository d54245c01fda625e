package dev.holdfast.etcd.client;

import java.util.ArrayList;
import java.util.List;

/**
 * An alarm that a member has raised and nobody has disarmed.
 *
 * @param member its id
 */
public record Alarm(long member, Kind kind) {
    /** What is wrong. */
    public enum Kind {
        /** Its database has reached its quota; the cluster takes no more writes. */
        NOSPACE,
        /** Its data differs from that of the others. */
        CORRUPT,
        /** Something that came after etcd 3.7. */
        UNKNOWN;

        static Kind of(long number) {
            return switch ((int) number) {
                case 1 -> NOSPACE;
                case 2 -> CORRUPT;
                default -> UNKNOWN;
            };
        }
    }

    static List<Alarm> readAll(WireReader reader) {
        List<Alarm> alarms = new ArrayList<>();
        while (reader.next()) {
            if (reader.field() == 2) {
                alarms.add(read(reader.message()));
            }
        }
        return alarms;
    }

    private static Alarm read(WireReader reader) {
        long member = 0;
        long kind = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> member = reader.number();
                case 2 -> kind = reader.number();
                default -> {
                    // Nothing that we know.
                }
            }
        }
        return new Alarm(member, Kind.of(kind));
    }
}
