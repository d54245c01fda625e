package dev.holdfast.repository.replication;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Arrays for files on their way, bounded in sum and used again: allocating 64 MiB for each pack would cost more than hashing it.
 */
final class BufferPool {
    private static final int STEP = 1 << 20;

    private final long capacity;
    private final TreeMap<Integer, Deque<byte[]>> idle = new TreeMap<>();
    private long allocated;
    private int inUse;
    private int largest;

    /**
     * @param capacity the sum of all arrays, in bytes
     * @param expected the largest file that is expected, in bytes: arrays that fit it are not outgrown, and so do not become garbage
     */
    BufferPool(long capacity, long expected) {
        this.capacity = capacity;
        this.largest = inSteps((int) Math.min(expected, Integer.MAX_VALUE - STEP));
    }

    /** An array of at least {@code size}; waits until there is room. One file may exceed the capacity, alone. */
    synchronized byte[] take(int size) throws InterruptedException {
        int needed = inSteps(size);
        // Packs are almost equally large: arrays that fit the largest of them fit all, and none must make way for
        // another.
        int length = largest <= 2L * needed ? Math.max(needed, largest) : needed;
        largest = Math.max(largest, length);
        while (true) {
            byte[] fitting = idleArray(needed);
            if (fitting != null) {
                inUse++;
                return fitting;
            }
            dropIdleUntilRoomFor(length);
            if (allocated + length <= capacity || inUse == 0) {
                inUse++;
                allocated += length;
                return new byte[length];
            }
            wait();
        }
    }

    private static int inSteps(int size) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv((long) size, STEP)) * STEP);
    }

    /** An idle array that is not so large that a small file would hold much memory. */
    private byte @Nullable [] idleArray(int length) {
        Map.Entry<Integer, Deque<byte[]>> entry = idle.ceilingEntry(length);
        if (entry == null || entry.getKey() > 2L * length) {
            return null;
        }
        byte[] array = entry.getValue().removeFirst();
        if (entry.getValue().isEmpty()) {
            idle.remove(entry.getKey());
        }
        return array;
    }

    private void dropIdleUntilRoomFor(int length) {
        while (allocated + length > capacity && !idle.isEmpty()) {
            Map.Entry<Integer, Deque<byte[]>> smallest = idle.firstEntry();
            allocated -= smallest.getValue().removeFirst().length;
            if (smallest.getValue().isEmpty()) {
                idle.remove(smallest.getKey());
            }
        }
    }

    synchronized void give(byte[] array) {
        inUse--;
        idle.computeIfAbsent(array.length, _ -> new ArrayDeque<>()).addFirst(array);
        notifyAll();
    }

    /** Bytes of all arrays, in use or idle. */
    synchronized long allocated() {
        return allocated;
    }
}
