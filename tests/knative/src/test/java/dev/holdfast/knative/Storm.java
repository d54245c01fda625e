package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many plans like that of the shop, each with repositories of its own, that fire at the same moment.
 *
 * @param shop whose plan they are like
 * @param plans their names, as {@code namespace/name}
 */
record Storm(ProtectedShop shop, List<String> plans) {
    /** How many command lines run at the same time, on two processors. */
    private static final int AT_ONCE = 3;

    private static final String LABEL = "lab=storm";

    Storm {
        plans = List.copyOf(plans);
    }

    /** Makes the plans and their repositories, and waits until each has its CronJob. */
    static Storm gather(ProtectedShop shop, int size) throws Exception {
        List<String> names =
                IntStream.rangeClosed(1, size).mapToObj("storm-%03d"::formatted).toList();
        String like = Manifest.read("plan.yaml").split("(?m)^---$")[0];
        String all = names.stream()
                .map(name -> shop.fill(like)
                        .replace(
                                "  name: shop\n",
                                "  name: " + name + "\n  labels: {" + LABEL.replace("=", ": ") + "}\n")
                        .replace("level: 2", "level: 1"))
                .collect(Collectors.joining("\n---\n"));
        Path file = shop.resources().resolve("storm.yaml");
        Files.writeString(file, all);
        shop.kubectl().apply(all);
        Storm storm = new Storm(
                shop,
                names.stream()
                        .map(name -> HoldfastInstall.NAMESPACE + "/" + name)
                        .toList());
        storm.each(AT_ONCE, plan -> () -> shop.command("repository", "init", "--plan", plan));
        await("CronJobs of all plans")
                .atMost(ProtectedShop.LONG)
                .until(
                        () -> shop.system("get", "cronjobs", "--output=name")
                                .lines()
                                .filter(name -> name.contains("storm"))
                                .count(),
                        count -> count == size);
        return storm;
    }

    /** Fires all of them at once; answers with the run of each, when the broker has answered to all. */
    Map<String, String> fire() throws Exception {
        Map<String, String> runs = new LinkedHashMap<>();
        for (String plan : plans) {
            runs.put(plan, ProtectedShop.newRun());
        }
        assertThat(each(plans.size(), plan -> () -> shop.ask(plan, runs.getOrDefault(plan, ""))))
                .containsOnly(202);
        return runs;
    }

    /** Waits until every plan's run is told to be in its other copy; where nothing new is told for a while, the clock looks. */
    void awaitCopies(Map<String, String> runs) throws Exception {
        Instant end = Instant.now().plus(ProtectedShop.LONG);
        Instant look = Instant.now().plus(ProtectedShop.HOUR);
        int before = 0;
        while (true) {
            Set<String> copied = shop.heard("copy.completed").stream()
                    .map(event -> event.path("run").asText())
                    .collect(Collectors.toSet());
            copied.retainAll(runs.values());
            if (copied.size() == runs.size()) {
                return;
            }
            assertThat(Instant.now())
                    .as("%s of %s copied", copied.size(), runs.size())
                    .isBefore(end);
            if (copied.size() > before) {
                before = copied.size();
                look = Instant.now().plus(ProtectedShop.HOUR);
            } else if (Instant.now().isAfter(look)) {
                System.out.println("[time] " + copied.size() + " of " + runs.size() + " are copied: the clock looks");
                shop.report().theClockLooks();
                look = Instant.now().plus(ProtectedShop.HOUR);
            }
            Thread.sleep(1000);
        }
    }

    /** Each copy of each plan holds its run, and nothing else. */
    void isInAllCopies(Map<String, String> runs) throws Exception {
        for (Map.Entry<String, String> each : runs.entrySet()) {
            for (JsonNode copy : shop.report().copies(each.getKey())) {
                assertThat(copy.path("run").asText()).as("%s", copy).isEqualTo(each.getValue());
                assertThat(copy.path("snapshots").asLong()).as("%s", copy).isEqualTo(1);
            }
        }
    }

    /** Removes the plans; their copies stay. */
    void end() throws Exception {
        shop.system("delete", "backupplans", "--selector=" + LABEL);
        Files.delete(shop.resources().resolve("storm.yaml"));
    }

    /** Something for each plan. */
    private interface ForPlan<T> {
        Callable<T> of(String plan);
    }

    private <T> List<T> each(int atOnce, ForPlan<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<T>> all = new ArrayList<>();
            plans.forEach(plan -> all.add(threads.submit(work.of(plan))));
            List<T> results = new ArrayList<>();
            for (Future<T> each : all) {
                results.add(each.get());
            }
            return results;
        }
    }
}
