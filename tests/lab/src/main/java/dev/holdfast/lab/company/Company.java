package dev.holdfast.lab.company;

import dev.holdfast.lab.cluster.ClusterApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills a cluster with the company. */
public final class Company {
    /** One for each team; what the teams share belongs to the whole cluster. */
    public static final List<String> NAMESPACES =
            List.of("shop", "payments", "warehouse", "analytics", "platform", "people");

    private static final int AT_ONCE = 8;

    private final ClusterApi api;
    private final Population population = new Population();

    private Company(ClusterApi api) {
        this.api = api;
    }

    /**
     * Creates all of it in a cluster that has none of it yet; takes some seconds.
     *
     * @return how many objects were created
     */
    public static int fill(String kubeconfig) {
        try (var api = ClusterApi.of(kubeconfig)) {
            var company = new Company(api);
            for (var step : steps()) {
                company.perform(step);
            }
            return company.population.size();
        }
    }

    /** Each step needs the ones before; the parts of a step are independent of each other. */
    static List<List<List<Manifest>>> steps() {
        var names = new InventedNames();
        return List.of(
                once("1-foundation.yaml", names),
                each("2-namespace.yaml", Inhabitants.teams(), names),
                each("3-application.yaml", Inhabitants.applications(), names),
                each("4-database.yaml", Inhabitants.databases(), names),
                each("5-batch.yaml", Inhabitants.batches(), names),
                once("6-business.yaml", names),
                once("7-awkward.yaml", names),
                List.of(BigObjects.manifests(names)),
                once("8-closing.yaml", names));
    }

    private static List<List<Manifest>> once(String file, InventedNames names) {
        return each(file, List.of(Map.of()), names);
    }

    private static List<List<Manifest>> each(String name, List<Map<String, String>> inhabitants, InventedNames names) {
        var file = ManifestFile.of(name);
        return inhabitants.stream().map(values -> file.manifests(values, names)).toList();
    }

    private void perform(List<List<Manifest>> step) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<?>>();
            for (var part : step) {
                running.add(workers.submit(() -> part.forEach(manifest -> manifest.bringInto(api, population))));
            }
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the company was filled in", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The company could not be filled in: " + e.getCause(), e);
        }
    }
}
