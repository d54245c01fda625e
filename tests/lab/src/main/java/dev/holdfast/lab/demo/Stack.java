package dev.holdfast.lab.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be stopped in the opposite order. */
final class Stack implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    /** Stops everything, also when stopping a part fails. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("A part did not stop as it should: " + e.getMessage());
            }
        }
    }
}
