package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.node.MachineDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever happens to events on their way, each run ends in both copies, once. Each test shows that what it is about did happen. */
@Order(4)
@Tag(OnKnative.WHOLE)
@ExtendWith(OnKnative.class)
class DeliveryIT {
    private static final int TIMES = 5;
    /** How many plans fire at once; {@code -Dholdfast.storm=1000} has hours. */
    private static final int STORM = Integer.getInteger("holdfast.storm", 40);
    /** How long a place is away at least, in seconds, beyond what Knative takes to give up. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("holdfast.outage", 0));

    private static final Duration SOON = Duration.ofMinutes(3);

    @Test
    void eventsThatComeOftenAndInTheWrongOrderAreWorkThatIsDoneOnce(ProtectedShop shop) throws Exception {
        Map<String, Long> before = snapshots(shop);
        String first = ProtectedShop.newRun();

        List<Integer> answers = atOnce(TIMES, () -> shop.ask(first));
        JsonNode taken = shop.awaitHeard("snapshot.taken", event -> isOf(event, first));
        converges("a run that was asked for " + TIMES + " times at once", shop, first);
        String second = shop.askForARun();
        converges("a second run", shop, second);
        // What was true before the second run is said again after it.
        for (int i = 0; i < TIMES; i++) {
            shop.broker()
                    .post(
                            taken.path("type").asText(),
                            "late-" + i,
                            ProtectedShop.PLAN,
                            taken.path("data").asText());
        }

        assertThat(answers).hasSize(TIMES).containsOnly(202);
        assertThat(shop.heard("snapshot.requested"))
                .filteredOn(event -> event.path("id").asText().equals("lab-" + first))
                .hasSizeGreaterThanOrEqualTo(TIMES);
        assertThat(shop.heard("snapshot.taken"))
                .filteredOn(event -> event.path("id").asText().startsWith("late-"))
                .hasSizeGreaterThanOrEqualTo(TIMES);
        shop.awaitInBothCopies(second);
        snapshots(shop)
                .forEach((copy, count) ->
                        assertThat(count).as("snapshots in %s", copy).isEqualTo(before.getOrDefault(copy, 0L) + 2));
    }

    @Test
    void eventsThatCannotBeTakenEndAsDeadLettersAndHoldUpNobody(ProtectedShop shop) throws Exception {
        long before = shop.report().deadLetters();
        String type = "dev.holdfast.snapshot.requested.v1";
        String unknown = "{\"plan\": \"holdfast-system/nobody\", \"run\": \"" + ProtectedShop.newRun() + "\"}";

        shop.broker().post(type, "poison-1", ProtectedShop.PLAN, "{\"plan\": ");
        shop.broker().post(type, "poison-2", "holdfast-system/nobody", unknown);
        String run = shop.askForARun();

        await("the figure that the alert is about")
                .atMost(SOON)
                .until(() -> shop.report().deadLetters(), now -> now >= before + 2);
        await().atMost(SOON).until(() -> shop.told().get("plan"), told -> told.contains("DeadLetter"));
        converges("a run behind two events that nobody can take", shop, run);
    }

    @Test
    void aFunctionThatIsKilledWhileItWritesIsAskedAgain(ProtectedShop shop) throws Exception {
        MachineDoor bucket = shop.vaults().toBucket().door();
        String run = ProtectedShop.newRun();
        bucket.holdWrites();
        try (ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> asked = aside.submit(() -> shop.ask(run));
            await("snapshot writes").atMost(SOON).until(bucket::heldWrites, held -> held > 0);
            String killed = shop.pods("snapshot").getFirst();
            int held = bucket.heldWrites();
            shop.system("delete", "pod", killed, "--grace-period=0", "--force");
            Instant death = Instant.now();
            String other = await("another pod")
                    .atMost(SOON)
                    .until(() -> shop.pods("snapshot"), names -> !names.isEmpty() && !names.contains(killed))
                    .getFirst();
            await("it writes too").atMost(SOON).until(bucket::heldWrites, now -> now > held);
            assertThat(shop.heard("snapshot.taken"))
                    .as("killed before it was done")
                    .noneMatch(event -> isOf(event, run));
            bucket.releaseWrites();
            assertThat(asked.get()).isEqualTo(202);
            System.out.println(
                    "[fault] " + killed + " was killed with " + held + " writes under way; " + other + " did the work");
            since("a run whose function was killed", death, shop, run);
        } finally {
            bucket.releaseWrites();
        }
    }

    @Test
    void aBrokerThatIsKilledForgetsAndTheJobThatFiredFiresAgain(ProtectedShop shop) throws Exception {
        MachineDoor bucket = shop.vaults().toBucket().door();
        bucket.holdWrites();
        try {
            String job = shop.fire();
            await("snapshot writes").atMost(SOON).until(bucket::heldWrites, held -> held > 0);
            Set<String> before = brokers(shop);
            shop.kubectl()
                    .run("--namespace=knative-eventing", "delete", "pods", "--all", "--grace-period=0", "--force");
            Instant death = Instant.now();
            await("the Job has lost its broker")
                    .atMost(SOON)
                    .until(
                            () -> shop.system("get", "job", job, "--output=jsonpath={.status.failed}"),
                            failed -> !failed.isEmpty());
            assertThat(shop.heard("snapshot.taken"))
                    .as("killed before it could pass on what came of it")
                    .noneMatch(event -> ofJob(event, job));
            bucket.releaseWrites();
            JsonNode taken = shop.awaitHeard("snapshot.taken", event -> ofJob(event, job));
            since(
                    "a run whose broker was killed",
                    death,
                    shop,
                    taken.path("run").asText());
            assertThat(brokers(shop)).isNotEmpty().doesNotContainAnyElementsOf(before);
            shop.system("wait", "--for=condition=Complete", "job/" + job, "--timeout=300s");
        } finally {
            bucket.releaseWrites();
        }
    }

    /** Until Knative has given up: from then on an outage may last as long as it likes. */
    @Test
    void aPlaceThatIsAwayUntilEventsAreGivenUpCatchesUp(ProtectedShop shop) throws Exception {
        long before = shop.report().deadLetters();
        Way way = shop.vaults().toContainer();
        Instant gone = Instant.now();
        String run;
        way.close();
        try {
            run = shop.askForARun();
            await("retries have ended")
                    .atMost(ProtectedShop.LONG)
                    .until(() -> shop.report().deadLetters(), now -> now > before);
            Thread.sleep(Math.max(
                    0, OUTAGE.minus(Duration.between(gone, Instant.now())).toMillis()));
            assertThat(shop.heard("snapshot.taken")).anyMatch(event -> isOf(event, run));
            assertThat(shop.heard("copy.completed")).noneMatch(event -> isOf(event, run));
        } finally {
            way.open();
        }
        System.out.printf(
                "[fault] a place was away for %d s; %d events were given up%n",
                Duration.between(gone, Instant.now()).toSeconds(), shop.report().deadLetters() - before);
        shop.report().theClockLooks();
        converges("a place that was away", shop, run);
    }

    /** As at midnight, when everybody's plan fires: so many within seconds as two processors bear in a test. */
    @Test
    void manyPlansThatFireAtOnceAllRun(ProtectedShop shop) throws Exception {
        long before = shop.report().deadLetters();
        Storm storm = Timed.tell(STORM + " plans have repositories and CronJobs", () -> Storm.gather(shop, STORM));
        try {
            Instant begin = Instant.now();
            Map<String, String> runs = Timed.tell(STORM + " plans have fired at once, and are answered", storm::fire);
            storm.awaitCopies(runs);
            double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
            storm.isInAllCopies(runs);
            System.out.printf(
                    "[time] %d plans fired at once have converged: %.1f s, %.2f s each; %d dead letters%n",
                    STORM, seconds, seconds / STORM, shop.report().deadLetters() - before);
        } finally {
            storm.end();
        }
    }

    private static void converges(String what, ProtectedShop shop, String run) throws Exception {
        since(what, Instant.now(), shop, run);
    }

    private static void since(String what, Instant begin, ProtectedShop shop, String run) throws Exception {
        shop.awaitInBothCopies(run);
        long millis = Duration.between(begin, Instant.now()).toMillis();
        System.out.printf("[time] %s has converged: %.1f s%n", what, millis / 1000.0);
    }

    private static boolean isOf(JsonNode event, String run) {
        return event.path("run").asText().equals(run);
    }

    /** A Job of a plan ends in the minute since 1970 that its run begins with. */
    private static boolean ofJob(JsonNode event, String job) {
        long minute = Long.parseLong(job.substring(job.lastIndexOf('-') + 1));
        return event.path("run").asText().startsWith(ProtectedShop.time(Instant.ofEpochSecond(minute * 60)));
    }

    private static Set<String> brokers(ProtectedShop shop) throws InterruptedException {
        return Set.of(shop.kubectl()
                .run("--namespace=knative-eventing", "get", "pods", "--output=jsonpath={.items[*].metadata.uid}")
                .split(" "));
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(Collections.nCopies(times, work))) {
                results.add(each.get());
            }
            return results;
        }
    }

    private static Map<String, Long> snapshots(ProtectedShop shop) throws Exception {
        return shop.report()
                .copies(ProtectedShop.PLAN)
                .valueStream()
                .collect(Collectors.toMap(
                        copy -> copy.path("name").asText(),
                        copy -> copy.path("snapshots").asLong()));
    }
}
