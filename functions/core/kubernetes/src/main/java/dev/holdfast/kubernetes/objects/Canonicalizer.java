package dev.holdfast.kubernetes.objects;

import java.util.List;

/**
 * Rewrites one JSON value in one pass over its bytes, without a tree and without recursion: members are written as they come, and put in
 * order when their object closes. One use only.
 */
final class Canonicalizer {
    private final byte[] in;
    private final int start;
    private final int end;
    private final ByteBuilder out;
    private final MemberOrder members;
    private final StringCopier strings;
    private final List<Member> missing;
    private int at;

    /**
     * A member that the outermost object gets if it has none of that name.
     *
     * @param name ASCII that needs no escape
     * @param value canonical JSON in ASCII
     */
    record Member(String name, String value) {}

    Canonicalizer(byte[] json, int offset, int length, List<Member> missing) {
        in = json;
        this.missing = missing;
        start = offset;
        end = offset + length;
        at = offset;
        out = new ByteBuilder(length);
        members = new MemberOrder(out);
        strings = new StringCopier(json, end, out);
    }

    byte[] run() {
        try {
            do {
                value();
            } while (more());
        } catch (BrokenAt broken) {
            throw malformed(broken.position);
        }
        skipBlanks();
        if (at < end) {
            throw malformed(at);
        }
        return out.toByteArray();
    }

    /** Copies a scalar whole; of an object or array, everything up to its first value. */
    private void value() {
        skipBlanks();
        switch (peek()) {
            case '{' -> open('{', '}');
            case '[' -> open('[', ']');
            case '"' -> at = strings.copy(at);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void open(char opening, char closing) {
        while (true) {
            at++;
            out.add(opening);
            members.open(opening == '{');
            if (members.depth() > JsonFormat.DEEPEST) {
                throw new BrokenAt(at);
            }
            skipBlanks();
            if (peek() == closing) {
                return;
            }
            if (opening == '{') {
                name();
            }
            skipBlanks();
            int next = peek();
            if (next != '{' && next != '[') {
                value();
                return;
            }
            opening = (char) next;
            closing = next == '{' ? '}' : ']';
        }
    }

    /** After a value: closes what ends here; true if another value follows, whose name and comma are then written. */
    private boolean more() {
        while (members.depth() > 0) {
            skipBlanks();
            int c = peek();
            if (c == ',') {
                at++;
                members.endMember();
                out.add(',');
                if (members.inObject()) {
                    skipBlanks();
                    name();
                }
                return true;
            }
            if (c != (members.inObject() ? '}' : ']')) {
                throw new BrokenAt(at);
            }
            at++;
            if (members.depth() == 1 && c == '}') {
                missing.forEach(this::addIfMissing);
            }
            if (!members.close()) {
                throw new BrokenAt(at);
            }
            out.add(c);
        }
        return false;
    }

    private void addIfMissing(Member member) {
        if (members.has(member.name())) {
            return;
        }
        if (members.hasAny()) {
            members.endMember();
            out.add(',');
        }
        members.startMember();
        out.add('"');
        out.add(member.name());
        out.add('"');
        members.endName();
        out.add(':');
        out.add(member.value());
    }

    private void name() {
        if (peek() != '"') {
            throw new BrokenAt(at);
        }
        members.startMember();
        at = strings.copy(at);
        members.endName();
        skipBlanks();
        if (peek() != ':') {
            throw new BrokenAt(at);
        }
        at++;
        out.add(':');
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw new BrokenAt(at);
            }
            at++;
        }
        out.add(word);
    }

    private void number() {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < end && in[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (in[at] == 'e' || in[at] == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        out.add(in, from, at);
    }

    private void digits() {
        int from = at;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new BrokenAt(at);
        }
    }

    private void skipBlanks() {
        while (at < end && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    private int peek() {
        if (at >= end) {
            throw new BrokenAt(at);
        }
        return in[at];
    }

    private MalformedJsonException malformed(int position) {
        return new MalformedJsonException("This is not JSON of Kubernetes: it breaks at byte " + (position - start)
                + " of " + (end - start) + "; compare it with what the server serves");
    }

    /** Ends the pass; only {@link #run} sees it. */
    static final class BrokenAt extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int position;

        BrokenAt(int position) {
            super("broken at " + position, null, false, false);
            this.position = position;
        }
    }
}
