package dev.holdfast.benchmarks;

import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.lab.demo.Identities;
import dev.holdfast.repository.InitSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.steps.ProgressListener;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.AdapterCopyOpener;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.resources.ResourceFolder;
import dev.holdfast.steps.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan with its secrets and an empty repository in a local folder, as an administrator would set it up; in a folder of its own. */
final class Installation {
    static final PlanRef PLAN = new PlanRef("holdfast-system", "bench");

    private final Path folder;
    private final Identities identities;
    private final Map<String, String> environment = new HashMap<>();

    private Installation(Path folder, Identities identities) {
        this.folder = folder;
        this.identities = identities;
    }

    /** Sets one up in {@code folder}, which must not be there yet. */
    static Installation in(Path folder) throws IOException, GeneralSecurityException {
        var secrets = folder.resolve("secrets");
        var installation = new Installation(folder, Identities.create(secrets, new SecureRandom()));
        installation.inherit(
                "PATH", "HOME", "JAVA_HOME", "HOLDFAST_CACHE", "KUBEBUILDER_ASSETS", "HOLDFAST_JAVA_OPTIONS");
        installation.environment.put(
                "HOLDFAST_RESOURCES",
                Files.createDirectories(folder.resolve("resources")).toString());
        installation.environment.put(
                "HOLDFAST_RECEIPT_KEY_FILE",
                installation.identities.receiptKey().toString());
        installation.writeLocation("folder", """
                provider: local
                medium: disk
                site: here
                lockFor: 14d
                credentialsInCluster: true
                local: {path: %s}
                """.formatted(Files.createDirectories(folder.resolve("copy"))));
        installation.writePlan(List.of("folder"));
        installation.initialize();
        return installation;
    }

    private void inherit(String... names) {
        for (var name : names) {
            var value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
    }

    /** Has it talk to the cluster of a kubeconfig. */
    Installation with(Path kubeconfig) {
        environment.put("KUBECONFIG", kubeconfig.toString());
        return this;
    }

    /** Adds variables that a location names. */
    Installation with(Map<String, String> credentials) {
        environment.putAll(credentials);
        return this;
    }

    /** Declares a location; {@code spec} is the inside of its YAML. */
    void writeLocation(String name, String spec) throws IOException {
        var head = "apiVersion: holdfast.dev/v1\nkind: BackupLocation\nmetadata: {name: " + name + "}\nspec:\n";
        Files.writeString(resources().resolve("location-" + name + ".yaml"), head + spec.indent(2));
    }

    /** Says to which locations the plan copies; the first is the folder. */
    void writePlan(List<String> locations) throws IOException {
        writePlan(locations, "timeZone: UTC");
    }

    /** The same with one more field. */
    void writePlan(List<String> locations, String field) throws IOException {
        var copies = locations.stream().map(name -> "{location: " + name + "}").toList();
        Files.writeString(resources().resolve("plan.yaml"), """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: %s, namespace: %s}
                spec:
                  cluster: {name: bench, site: here, provider: lab}
                  scope: {clusterResources: All}
                  schedule: "0 */6 * * *"
                  minInterval: 0s
                  copies: %s
                  retention: {last: 4}
                  %s
                  proof: {every: 7d, level: 2}
                  password: {file: %s}
                  trust: {receiptKeys: ["%s"], evidenceKeys: ["%s"]}
                """.formatted(
                        PLAN.name(),
                        PLAN.namespace(),
                        copies,
                        field,
                        identities.password(),
                        identities.receiptPublicKey(),
                        identities.evidencePublicKey()));
    }

    private Path resources() {
        return folder.resolve("resources");
    }

    private void initialize() {
        try (var copy = openFirst();
                var password = new Secrets(environment).password(plan())) {
            var bench = bench();
            Repository.init(copy.store(), password, InitSettings.of(bench.random(), bench.clock(), "bench"));
        }
    }

    BackupPlan plan() {
        return bench().resources().plan(PLAN);
    }

    /** The folder's name as a location. */
    LocationName first() {
        return plan().copies().getFirst().location();
    }

    Copy openFirst() {
        var bench = bench();
        return bench.copies().open(bench.resources().location(first()), PLAN);
    }

    /** What the product's steps work with in this process. */
    Workbench bench() {
        return new Workbench(
                new ResourceFolder(resources(), Clock.systemUTC()),
                new AdapterCopyOpener(environment),
                environment,
                Clock.systemUTC(),
                new SecureRandom(),
                ProgressListener.NONE);
    }

    /** Runs {@code holdfast} with these arguments in a fresh process, as a user would. */
    MeasuredProcess holdfast(String... arguments) throws IOException, InterruptedException {
        return Launcher.run(environment, folder, arguments);
    }

    Path folder() {
        return folder;
    }

    /** Where the repository's files lie. */
    Path repository() {
        return folder.resolve("copy").resolve(PLAN.namespace()).resolve(PLAN.name());
    }
}
