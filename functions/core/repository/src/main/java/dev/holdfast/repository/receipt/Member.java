package dev.holdfast.repository.receipt;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One part of a run, each with a snapshot and a receipt of its own. Written {@code objects}, {@code etcd} or
 * {@code volume/<namespace>/<claim>}.
 *
 * @param name what distinguishes members of one kind; empty where a run has only one
 */
public record Member(Kind kind, String name) implements Comparable<Member> {
    // Before the constants below, whose constructor needs it.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{0,512}");

    /** The Kubernetes objects of a run: the member whose receipt names the others. */
    public static final Member OBJECTS = new Member(Kind.OBJECTS, "");

    /** The etcd database of a run. */
    public static final Member ETCD = new Member(Kind.ETCD, "");

    /** What was captured. */
    public enum Kind {
        OBJECTS,
        VOLUME,
        ETCD;

        /** In lower case, as receipts write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind parse(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("A member of a run is objects, volume or etcd, not '" + text + "'");
        }
    }

    public Member {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a member of a run: '" + name + "'");
        }
    }

    /** The volume behind one claim. */
    public static Member volume(String namespace, String claim) {
        return new Member(Kind.VOLUME, namespace + "/" + claim);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Member parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Member(Kind.parse(text), "")
                : new Member(Kind.parse(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public int compareTo(Member other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.text() : kind.text() + "/" + name;
    }
}
