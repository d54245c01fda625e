package dev.holdfast.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an administrator would set up: the resources, the secrets, and for each function the variables that it needs and no others. */
final class Installation {
    /** Where each location holds the demo's repository. */
    static final String PLAN = "holdfast-system/company";

    private final Path folder;
    private final Identities identities;
    private final List<Place> places;
    private final CompanyEtcd etcd;

    Installation(Path folder, Identities identities, List<Place> places, CompanyEtcd etcd) {
        this.etcd = etcd;
        this.folder = folder;
        this.identities = identities;
        this.places = places;
    }

    /** The plan and its locations, as {@code kubectl apply} would take them. */
    Path writeResources() throws IOException {
        Path resources = Files.createDirectories(folder.resolve("resources"));
        String copies =
                places.stream().map(place -> "{location: " + place.name() + "}").collect(Collectors.joining(", "));
        Files.writeString(resources.resolve("plan.yaml"), """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: company, namespace: holdfast-system}
                spec:
                  cluster: {name: demo, site: demo-cluster, provider: lab}
                  scope: {clusterResources: All}
                  etcd: %s
                  schedule: "0 */6 * * *"
                  minInterval: 0s
                  copies: [%s]
                  retention: {last: 4, daily: 14, weekly: 8}
                  proof: {every: 7d, level: 2}
                  password: {file: %s}
                  trust: {receiptKeys: ["%s"], evidenceKeys: ["%s"]}
                """.formatted(
                        etcd.spec(),
                        copies,
                        identities.password(),
                        identities.receiptPublicKey(),
                        identities.evidencePublicKey()));
        for (Place place : places) {
            Files.writeString(resources.resolve("location-" + place.name() + ".yaml"), place.location());
        }
        return resources;
    }

    /** Asks for a restore of everything, from one copy into the cluster of a kubeconfig. */
    void writeRestore(String name, String location) throws IOException {
        Files.writeString(folder.resolve("resources/restore-" + name + ".yaml"), """
                apiVersion: holdfast.dev/v1
                kind: Restore
                metadata: {name: %s, namespace: holdfast-system}
                spec:
                  plan: company
                  location: %s
                  snapshot: latest
                  scope: {clusterResources: All}
                  existing: Update
                  target: {kubeconfigSecret: {name: %s, key: kubeconfig}}
                """.formatted(name, location, name));
    }

    /** What every function gets: resources, and the credentials of the places. */
    Map<String, String> base(Map<String, String> inherited) {
        Map<String, String> variables = new TreeMap<>();
        for (String name : List.of("PATH", "HOME", "HOLDFAST_CACHE", "KUBEBUILDER_ASSETS", "TMPDIR")) {
            if (inherited.containsKey(name)) {
                variables.put(name, inherited.get(name));
            }
        }
        variables.putAll(holdfast());
        return variables;
    }

    /** What Holdfast itself needs: where resources and secrets lie, and the credentials that the locations name. */
    Map<String, String> holdfast() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("HOLDFAST_RESOURCES", folder.resolve("resources").toString());
        variables.put("HOLDFAST_SECRETS", folder.resolve("secrets").toString());
        places.forEach(place -> variables.putAll(place.environment()));
        return variables;
    }

    /** The function that captures: the cluster, and the key that signs receipts. */
    Map<String, String> snapshot(Path kubeconfig) {
        return Map.of(
                "KUBECONFIG",
                kubeconfig.toString(),
                "HOLDFAST_RECEIPT_KEY_FILE",
                identities.receiptKey().toString());
    }

    /** The function that captures etcd: the key that signs receipts. */
    Map<String, String> etcd() {
        return Map.of("HOLDFAST_RECEIPT_KEY_FILE", identities.receiptKey().toString());
    }

    /** The function that proves: the key that signs evidence. */
    Map<String, String> restoreTest() {
        return Map.of("HOLDFAST_EVIDENCE_KEY_FILE", identities.evidenceKey().toString());
    }

    Identities identities() {
        return identities;
    }
}
