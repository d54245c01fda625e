package dev.holdfast.contracts;

import dev.holdfast.store.StoreOperation;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/** Which call meets which fault, and which faults there were: a test that wants a fault proves that it came. */
public final class FaultPlan {
    private final Map<StoreOperation, Queue<Optional<Fault>>> scripted = new EnumMap<>(StoreOperation.class);
    private final Map<Fault, Integer> fired = new EnumMap<>(Fault.class);
    private final RandomGenerator random;
    private final double probability;

    private FaultPlan(RandomGenerator random, double probability) {
        this.random = random;
        this.probability = probability;
    }

    /** No fault but those that are {@linkplain #next scripted}. */
    public static FaultPlan scripted() {
        return new FaultPlan(RandomGenerator.getDefault(), 0);
    }

    /** Each call meets, with this probability, one of the faults from which it is possible to recover. The seed decides which. */
    public static FaultPlan random(RandomGenerator seeded, double probability) {
        return new FaultPlan(seeded, probability);
    }

    /** The next calls of this kind meet these faults, in this order. */
    public synchronized FaultPlan next(StoreOperation operation, Fault... faults) {
        for (Fault fault : faults) {
            queue(operation).add(Optional.of(fault));
        }
        return this;
    }

    /** Before them, so many calls of this kind go well. */
    public synchronized FaultPlan afterGood(StoreOperation operation, int calls) {
        for (int i = 0; i < calls; i++) {
            queue(operation).add(Optional.empty());
        }
        return this;
    }

    /** How often this fault came. */
    public synchronized int fired(Fault fault) {
        return fired.getOrDefault(fault, 0);
    }

    /** Whether no scripted fault is left. */
    public synchronized boolean isUsedUp() {
        return scripted.values().stream().allMatch(Queue::isEmpty);
    }

    synchronized Optional<Fault> of(StoreOperation operation) {
        Queue<Optional<Fault>> queue = queue(operation);
        Optional<Fault> fault = queue.isEmpty() ? byChance(operation) : queue.remove();
        fault.ifPresent(known -> fired.merge(known, 1, Integer::sum));
        return fault;
    }

    private Optional<Fault> byChance(StoreOperation operation) {
        if (random.nextDouble() >= probability) {
            return Optional.empty();
        }
        List<Fault> possible = operation.changes()
                ? List.of(Fault.REFUSED_BEFORE, Fault.ANSWER_LOST, Fault.REQUEST_LOST)
                : List.of(Fault.REFUSED_BEFORE, Fault.ANSWER_LOST, Fault.CUT_SHORT);
        return Optional.of(possible.get(random.nextInt(possible.size())));
    }

    private Queue<Optional<Fault>> queue(StoreOperation operation) {
        return scripted.computeIfAbsent(operation, _ -> new ArrayDeque<>());
    }
}
