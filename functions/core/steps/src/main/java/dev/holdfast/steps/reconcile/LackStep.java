package dev.holdfast.steps.reconcile;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.Failures;
import dev.holdfast.steps.observe.Observer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Compares the copies of all plans with the plans, and asks for what they lack: a lost event delays, it never loses. It begins with another plan each
 * time, so that those come to their turn too for which a call had no time left.
 */
public final class LackStep {
    /** Well below the time limit of the function. */
    private static final Duration SLICE = Duration.ofMinutes(3);

    private static final int AT_ONCE = 8;

    private final Workbench bench;
    private final Observer observer;

    public LackStep(Workbench bench) {
        this.bench = bench;
        this.observer = new Observer(bench, "reconcile");
    }

    /**
     * What was done.
     *
     * @param looked how many plans were looked at
     * @param asked how many events were posted
     * @param failed why some plans could not be looked at
     */
    public record Outcome(int looked, int asked, List<Failure> failed) {
        public Outcome {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Does it.
     *
     * @param post posts an event
     */
    public Outcome run(Consumer<HoldfastEvent> post) {
        Instant end = bench.clock().instant().plus(SLICE);
        AtomicInteger looked = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        List<Failure> failed = Collections.synchronizedList(new ArrayList<>());
        List<BackupPlan> plans = new ArrayList<>(bench.resources().plans());
        Collections.shuffle(plans, bench.random());
        // Closing the executor waits until every plan was looked at.
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (BackupPlan plan : plans) {
                threads.execute(() -> {
                    if (bench.clock().instant().isBefore(end)) {
                        look(plan, post, asked, failed);
                        looked.incrementAndGet();
                    }
                });
            }
        }
        return new Outcome(looked.get(), asked.get(), failed);
    }

    private void look(BackupPlan plan, Consumer<HoldfastEvent> post, AtomicInteger asked, List<Failure> failed) {
        try {
            for (HoldfastEvent event : DueWork.of(plan, observer.verdict(plan.ref()))) {
                post.accept(event);
                asked.incrementAndGet();
            }
        } catch (RuntimeException e) {
            failed.add(Failures.translate(e).orElseThrow(() -> e));
        }
    }
}
