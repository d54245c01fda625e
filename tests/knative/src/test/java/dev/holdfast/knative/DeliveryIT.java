package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever happens to events on their way, each run ends in both copies, once. Each test shows that what it is about did happen. */
@ExtendWith(OnKnative.class)
class DeliveryIT {
    private static final int TIMES = 5;
    private static final Duration SOON = Duration.ofMinutes(3);

    @Test
    void anEventThatComesOftenAndLateIsWorkThatIsDoneOnce(ProtectedShop shop) throws Exception {
        Map<String, Long> before = snapshots(shop);
        String run = ProtectedShop.newRun();

        List<Integer> answers = atOnce(TIMES, () -> shop.ask(run));
        JsonNode taken = shop.awaitHeard("snapshot.taken", event -> isOf(event, run));
        Timed.tell("a run that was asked for " + TIMES + " times is in both copies", () -> {
            shop.awaitInBothCopies(run);
            return true;
        });
        // What was true some time ago is said again, after all that came of it.
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
                .filteredOn(event -> event.path("id").asText().equals("lab-" + run))
                .hasSizeGreaterThanOrEqualTo(TIMES);
        assertThat(shop.heard("snapshot.taken"))
                .filteredOn(event -> event.path("id").asText().startsWith("late-"))
                .hasSizeGreaterThanOrEqualTo(TIMES);
        shop.awaitInBothCopies(run);
        snapshots(shop)
                .forEach((copy, count) ->
                        assertThat(count).as("snapshots in %s", copy).isEqualTo(before.getOrDefault(copy, 0L) + 1));
    }

    @Test
    void anEventThatNobodyCanReadEndsAsADeadLetterAndHoldsUpNobody(ProtectedShop shop) throws Exception {
        double before = deadLetters(shop);

        shop.broker().post("dev.holdfast.snapshot.requested.v1", "poison", ProtectedShop.PLAN, "{\"plan\": ");

        await().atMost(SOON).until(() -> deadLetters(shop), now -> now > before);
        await().atMost(SOON).until(() -> shop.told().get("plan"), told -> told.contains("DeadLetter"));
        shop.awaitInBothCopies(shop.askForARun());
    }

    @Test
    void aFunctionThatIsKilledInTheMiddleIsAskedAgain(ProtectedShop shop) throws Exception {
        String run = ProtectedShop.newRun();
        try (ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> asked = aside.submit(() -> shop.ask(run));
            String killed = await("a pod of snapshot")
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(100))
                    .until(
                            () -> shop.system(
                                    "get",
                                    "pods",
                                    "--selector=serving.knative.dev/service=snapshot",
                                    "--field-selector=status.phase=Running",
                                    "--output=jsonpath={.items[*].metadata.name}"),
                            name -> !name.isEmpty());
            shop.system("delete", "pod", killed.split(" ")[0], "--grace-period=0", "--force");
            assertThat(shop.heard("snapshot.taken"))
                    .as("killed before it was done")
                    .noneMatch(event -> isOf(event, run));
            asked.get();
        }
        Timed.tell("the run of a killed pod is in both copies", () -> {
            shop.awaitInBothCopies(run);
            return true;
        });
    }

    private static boolean isOf(JsonNode event, String run) {
        return event.path("run").asText().equals(run);
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
        return shop.copies()
                .valueStream()
                .collect(Collectors.toMap(
                        copy -> copy.path("name").asText(),
                        copy -> copy.path("snapshots").asLong()));
    }

    private static double deadLetters(ProtectedShop shop) throws Exception {
        return shop.metrics()
                .lines()
                .filter(line -> line.startsWith("holdfast_dead_letters_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
