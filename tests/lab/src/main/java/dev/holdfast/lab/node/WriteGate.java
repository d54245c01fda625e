package dev.holdfast.lab.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where the writes of HTTP/1.1 callers wait while it is shut: a part of a stream that begins as a PUT begins. */
final class WriteGate {
    private static final ByteBuffer PUT = ByteBuffer.wrap("PUT ".getBytes(US_ASCII));

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean shut;
    private int waiting;

    void shut() {
        lock.lock();
        try {
            shut = true;
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            shut = false;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when these bytes may go on. */
    void pass(ByteBuffer bytes) {
        if (bytes.remaining() < PUT.remaining()
                || !bytes.slice(bytes.position(), PUT.remaining()).equals(PUT)) {
            return;
        }
        lock.lock();
        try {
            waiting++;
            while (shut) {
                opened.awaitUninterruptibly();
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
