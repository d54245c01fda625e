package dev.holdfast.kubernetes.objects;

import java.util.Arrays;

/** Keeps where the members of all open objects lie in the output, and puts those of an object in order when it closes. */
final class MemberOrder {
    private static final int ARRAY = -1;
    private static final int WIDTH = 3;

    private final ByteBuilder out;
    /** For each open container: the index of its first member in {@link #members}, or {@link #ARRAY}. */
    private int[] frames = new int[16];

    private int depth;
    /** Three numbers a member: where it starts, where its name ends, where it ends. A stack: the innermost object's come last. */
    private int[] members = new int[64 * WIDTH];

    private int top;

    MemberOrder(ByteBuilder out) {
        this.out = out;
    }

    int depth() {
        return depth;
    }

    boolean inObject() {
        return frames[depth - 1] != ARRAY;
    }

    void open(boolean object) {
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, 2 * depth);
        }
        frames[depth++] = object ? top : ARRAY;
    }

    void startMember() {
        if (top + WIDTH > members.length) {
            members = Arrays.copyOf(members, 2 * members.length);
        }
        members[top] = out.length();
        top += WIDTH;
    }

    void endName() {
        members[top - WIDTH + 1] = out.length();
    }

    void endMember() {
        if (inObject()) {
            members[top - WIDTH + 2] = out.length();
        }
    }

    /** Whether the innermost object has any member yet. */
    boolean hasAny() {
        return top > frames[depth - 1];
    }

    /** Whether the innermost object has a member of this name, which needs no escape. */
    boolean has(String ascii) {
        for (int member = frames[depth - 1]; member < top; member += WIDTH) {
            if (out.equals(members[member] + 1, members[member + 1] - 1, ascii)) {
                return true;
            }
        }
        return false;
    }

    /** Closes the innermost container, its last bracket not yet written; false if one of its members came twice. */
    boolean close() {
        int first = frames[--depth];
        if (first == ARRAY) {
            return true;
        }
        int count = (top - first) / WIDTH;
        if (count > 0) {
            members[top - WIDTH + 2] = out.length();
        }
        boolean distinct = isAscending(first) || sort(first, count);
        top = first;
        return distinct;
    }

    private boolean isAscending(int first) {
        for (int member = first + WIDTH; member < top; member += WIDTH) {
            if (compareNames(member - WIDTH, member) >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean sort(int first, int count) {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> first + i * WIDTH);
        Arrays.sort(order, this::compareNames);
        for (int i = 1; i < count; i++) {
            if (compareNames(order[i - 1], order[i]) == 0) {
                return false;
            }
        }
        int from = members[first];
        byte[] unsorted = out.copy(from, out.length());
        ByteBuilder sorted = new ByteBuilder(unsorted.length);
        for (int member : order) {
            if (sorted.length() > 0) {
                sorted.add(',');
            }
            sorted.add(unsorted, members[member] - from, members[member + 2] - from);
        }
        out.overwrite(from, sorted.toByteArray());
        return true;
    }

    private int compareNames(int member, int other) {
        // Without the quotes: a name must come before its own continuation, and '"' sorts after ' ' and '!'.
        return out.compare(members[member] + 1, members[member + 1] - 1, members[other] + 1, members[other + 1] - 1);
    }
}
