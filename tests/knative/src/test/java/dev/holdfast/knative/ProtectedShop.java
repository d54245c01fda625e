package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.Kubectl;
import dev.holdfast.lab.node.LabNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An application, a plan that protects it in two vaults, and Holdfast on Knative that performs the plan: the same for all classes of a run. */
final class ProtectedShop implements AutoCloseable {
    static final String PLAN = "holdfast-system/shop";
    static final Duration LONG = Duration.ofMinutes(8);

    /** After this long without what should have come, the look that the clock takes each hour is taken at once: an event may be lost. */
    static final Duration HOUR = Duration.ofMinutes(2);

    private static final DateTimeFormatter RUN_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final HttpClient client = HttpClient.newHttpClient();
    private final LabKnative knative;
    private final Kubectl kubectl;
    private final Vaults vaults;
    private final HoldfastInstall holdfast;
    private final Listener listener;
    private final ReportPod report;
    private final Path folder;
    private final Path resources;

    private ProtectedShop(LabKnative knative, Path folder) throws Exception {
        LabNode node = knative.node();
        this.knative = knative;
        this.kubectl = node.kubectl();
        kubectl.apply(Manifest.read("shop.yaml"));
        kubectl.apply(Manifest.read("collector.yaml"));
        this.report = new ReportPod(client, kubectl);
        this.folder = folder;
        this.resources = Files.createDirectories(folder.resolve("resources"));
        this.vaults = Timed.tell("two vaults are open", () -> new Vaults(node.addresses(), folder));
        this.holdfast = HoldfastInstall.prepare(node, folder);
        try {
            install(folder);
            this.listener = Listener.find(client, kubectl);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Installs all of it, and waits until it is ready. */
    static ProtectedShop open(LabKnative knative) throws Exception {
        return new ProtectedShop(knative, Files.createTempDirectory("holdfast-shop"));
    }

    private void install(Path folder) throws Exception {
        Timed.tell("images are made and imported", () -> {
            holdfast.importImages(Files.createDirectories(folder.resolve("images")));
            return true;
        });
        String said =
                Timed.tell("holdfast install has installed and waited", () -> holdfast.apply(folder, variables()));
        assertThat(said)
                .contains("✓ Knative Eventing runs", "✓ Service report is created", "✓ Service report is ready")
                .contains("✓ Account snapshot may list")
                .doesNotContain("✗", "! ");
        String plan = fill(Manifest.read("plan.yaml"));
        Files.writeString(resources.resolve("plan.yaml"), plan);
        kubectl.apply(plan);
        command("repository", "init", "--plan", PLAN);
        kubectl.apply(Manifest.read("all-to-collector.yaml"));
        kubectl.run(
                "--namespace=holdfast-system", "wait", "--for=condition=Ready", "trigger", "--all", "--timeout=300s");
    }

    /** What functions find in their environment: credentials, and that a run which nobody copied is soon asked for. */
    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(vaults.credentials());
        variables.put("HOLDFAST_ROUNDS_IN_PROGRESS", "PT20S");
        return variables;
    }

    /** A manifest with the addresses of the vaults and the keys of this install. */
    String fill(String manifest) {
        return vaults.fill(manifest)
                .replace("${receiptKey}", holdfast.identities().receiptPublicKey())
                .replace("${evidenceKey}", holdfast.identities().evidencePublicKey());
    }

    /** Runs the command line on this machine, with the plans that lie in {@link #resources}. */
    String command(String... arguments) throws Exception {
        return holdfast.command(resources, vaults.credentials(), arguments);
    }

    /** Plans and locations as files. */
    Path resources() {
        return resources;
    }

    HoldfastInstall holdfast() {
        return holdfast;
    }

    Vaults vaults() {
        return vaults;
    }

    ReportPod report() {
        return report;
    }

    Kubectl kubectl() {
        return kubectl;
    }

    /** In the namespace of the functions. */
    String system(String... arguments) throws InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = "--namespace=" + HoldfastInstall.NAMESPACE;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return kubectl.run(all);
    }

    Broker broker() {
        return new Broker(client, knative.broker(HoldfastInstall.NAMESPACE, "holdfast"));
    }

    /** All events of a type such as {@code snapshot.taken} that went through the broker, oldest first. */
    List<JsonNode> heard(String type) throws Exception {
        return listener.heard("dev.holdfast." + type + ".v1");
    }

    /** Asks for a run of its own, and answers with its id; the broker answers when the snapshot is taken, or given up. */
    String askForARun() throws Exception {
        String run = newRun();
        ask(run);
        return run;
    }

    /** The same for a run of that id. */
    int ask(String run) throws Exception {
        return ask(PLAN, run);
    }

    /** The same of another plan. */
    int ask(String plan, String run) throws Exception {
        String data = "{\"plan\": \"%s\", \"run\": \"%s\"}".formatted(plan, run);
        return broker().post("dev.holdfast.snapshot.requested.v1", "lab-" + run, plan, data);
    }

    static String newRun() {
        return time(Instant.now()) + "-%06x".formatted(System.nanoTime() & 0xffffff);
    }

    /** What the ids of its runs begin with. */
    static String time(Instant instant) {
        return RUN_TIME.format(instant);
    }

    /** Lets the plan's CronJob fire for the next minute, and answers with the name of the Job. */
    String fire() throws InterruptedException {
        String cronJob = system(
                "get", "cronjobs", "--selector=holdfast.dev/plan=shop", "--output=jsonpath={.items[0].metadata.name}");
        String job = cronJob + "-" + (Instant.now().getEpochSecond() / 60 + 1);
        system("create", "job", job, "--from=cronjob/" + cronJob);
        return job;
    }

    /** Waits until every copy holds that run as its newest. */
    void awaitInBothCopies(String run) throws Exception {
        Instant end = Instant.now().plus(LONG);
        Instant look = Instant.now().plus(HOUR);
        while (true) {
            JsonNode copies = report.copies(PLAN);
            if (copies.valueStream().allMatch(copy -> copy.path("run").asText().equals(run))) {
                return;
            }
            assertThat(Instant.now()).as("%s is not in %s", run, copies).isBefore(end);
            if (Instant.now().isAfter(look)) {
                System.out.println("[time] " + run + " is not in both copies: the clock looks");
                report.theClockLooks();
                look = Instant.now().plus(HOUR);
            }
            Thread.sleep(2000);
        }
    }

    /** Whatever went through the broker. */
    List<JsonNode> heard() throws Exception {
        return listener.heard();
    }

    /** Waits until an event of that type was heard that is so; meanwhile it takes the looks that the clock takes. */
    JsonNode awaitHeard(String type, Predicate<JsonNode> wanted) throws Exception {
        Instant end = Instant.now().plus(LONG);
        while (true) {
            List<JsonNode> found = within(HOUR, type, wanted);
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            assertThat(Instant.now()).as("still no %s", type).isBefore(end);
            System.out.println("[time] no " + type + " for " + HOUR.toSeconds() + " s: the clock looks");
            report.theClockLooks();
        }
    }

    private List<JsonNode> within(Duration time, String type, Predicate<JsonNode> wanted) throws Exception {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            List<JsonNode> found = heard(type).stream().filter(wanted).toList();
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(250);
        }
        return List.of();
    }

    String get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    /** The pods of one function, or of all where none is named. */
    List<String> pods(String... function) throws InterruptedException {
        String selector = "serving.knative.dev/service" + (function.length == 0 ? "" : "=" + function[0]);
        return RunningPods.names(kubectl, HoldfastInstall.NAMESPACE, selector);
    }

    /** Waits until nothing runs but {@code report}. */
    void allAtZero(String told) throws Exception {
        Timed.tell(told, () -> {
            await().atMost(LONG).until(() -> pods().size() == 1);
            return true;
        });
    }

    /** Events on our own resources, as people read them. */
    Map<String, String> told() throws InterruptedException {
        return Map.of(
                "plan", system("get", "events", "--field-selector=involvedObject.kind=BackupPlan"),
                "restore", system("get", "events", "--field-selector=involvedObject.kind=Restore"));
    }

    @Override
    public void close() {
        client.close();
        vaults.close();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            System.err.println(folder + " is left: " + e);
        }
    }
}
