package dev.holdfast.lab.demo;

import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.company.Company;
import dev.holdfast.lab.parts.MissingPartException;
import io.cloudevents.CloudEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The story of the demo, chapter by chapter. */
final class DemoRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String EVENT = "dev.holdfast.";

    private final Path home;
    private final Path folder;
    private final DemoOptions options;
    private final Narrator narrator;
    private final Map<String, String> environment = System.getenv();
    private final List<Place> places = new ArrayList<>();

    DemoRun(Path home, Path folder, DemoOptions options, Narrator narrator) {
        this.home = home;
        this.folder = folder;
        this.options = options;
        this.narrator = narrator;
    }

    /** Whether the verdict holds at the end. */
    boolean run() throws Exception {
        narrator.say("Everything of this demo lies in " + folder);
        try (Stack stack = new Stack()) {
            SecureRandom random = new SecureRandom();
            CompanyEtcd etcd = CompanyEtcd.planned(folder.resolve("company"), random);
            LabCluster company = startCompany(stack, etcd);
            startPlaces(stack);
            Identities identities = Identities.create(folder.resolve("keys"), random);
            Installation installation = new Installation(folder, identities, places, etcd);
            Functions functions = install(stack, installation, company);
            backUp(functions);
            Census before = Census.take(company.kubeconfig());
            loseEverything(company);
            damage();
            prove(functions);
            if (options.damage().isEmpty()) {
                comeBack(stack, installation, functions);
                etcdComesBack(stack, new CommandLine(home, folder, installation.base(environment)), etcd, before);
            } else {
                narrator.say("How the company comes back is shown without --damage.");
            }
            boolean refused = attack();
            boolean holds = new Scoreboard(narrator).show(functions.address("report"), places);
            Handover handover = new Handover(folder, installation, places, narrator);
            handover.withoutHoldfast();
            if (options.keep() == DemoOptions.Ending.KEEP) {
                handover.play(System.in);
            }
            return holds && refused;
        }
    }

    private LabCluster startCompany(Stack stack, CompanyEtcd etcd) throws Exception {
        narrator.chapter("A company runs on Kubernetes");
        LabCluster cluster = stack.add(
                narrator.step("etcd and kube-apiserver start", () -> LabCluster.start(environment, etcd::into)));
        int objects = narrator.step("the company moves in", () -> Company.fill(cluster.kubeconfig()));
        narrator.say(objects + " objects in " + Company.NAMESPACES.size() + " namespaces on Kubernetes "
                + cluster.version());
        return cluster;
    }

    private void startPlaces(Stack stack) throws Exception {
        narrator.chapter("Three places for copies, each with a default retention of its own");
        Places lab = new Places(folder, stack);
        places.add(narrator.step("a folder (its leases are kept, not enforced)", lab::folder));
        startPlace("an S3 server that enforces Object Lock (MinIO)", () -> lab.bucket(environment, narrator));
        startPlace(
                "Azure (Azurite behind a check that enforces immutability)",
                () -> lab.container(environment, narrator));
    }

    /** A part that cannot be had is said, and the demo goes on: the verdict will say what is missing. */
    private void startPlace(String what, java.util.concurrent.Callable<Place> start) throws Exception {
        try {
            places.add(narrator.step(what, start));
        } catch (MissingPartException e) {
            narrator.warn("Left out: " + e.getMessage());
        }
    }

    private Functions install(Stack stack, Installation installation, LabCluster company) throws Exception {
        narrator.chapter("Holdfast is installed");
        Path resources = installation.writeResources();
        CommandLine holdfast = new CommandLine(home, folder, installation.base(environment));
        narrator.step("holdfast repository init", () -> holdfast.run("repository", "init"));
        Map<String, Map<String, String>> environments = new HashMap<>();
        for (String name : Functions.ALL) {
            Map<String, String> variables = installation.base(environment);
            switch (name) {
                case "snapshot" -> variables.putAll(installation.snapshot(company.kubeconfigFile()));
                case "etcd" -> variables.putAll(installation.etcd());
                case "restore-test" -> variables.putAll(installation.restoreTest());
                default -> {}
            }
            environments.put(name, variables);
        }
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Functions functions =
                stack.add(narrator.step("six functions start", () -> Functions.start(home, logs, environments)));
        narrator.say("plan and locations: " + resources);
        return functions;
    }

    private void backUp(Functions functions) throws Exception {
        narrator.chapter("The plan fires: etcd.requested, then snapshot.requested");
        String run = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT)
                        .format(Instant.now().atOffset(ZoneOffset.UTC))
                + "-de3000";
        String payload = "{\"plan\":\"" + Installation.PLAN + "\",\"run\":\"" + run + "\"}";
        int mark = functions.mark();
        functions.send(EVENT + "etcd.requested.v1", Installation.PLAN, payload);
        narrator.step("snapshot.taken, of etcd", () -> functions.await(mark, 1, ofType("snapshot.taken"), PATIENCE));
        functions.send(EVENT + "snapshot.requested.v1", Installation.PLAN, payload);
        narrator.step(
                "snapshot.taken, of the objects", () -> functions.await(mark, 2, ofType("snapshot.taken"), PATIENCE));
        int others = places.size() - 1;
        narrator.step(
                "copy.completed, " + others + " times",
                () -> functions.await(mark, others, ofType("copy.completed"), PATIENCE));
        narrator.step(
                "restore-test.passed, " + others + " times",
                () -> functions.await(mark, others, ofType("restore-test.passed"), PATIENCE));
    }

    private void loseEverything(LabCluster company) throws Exception {
        narrator.chapter("The disaster: the cluster and all its data are deleted");
        narrator.step("gone", () -> {
            company.close();
            return company;
        });
    }

    private void damage() throws Exception {
        if (options.damage().isPresent()) {
            narrator.step(
                    "the copy 'nas' is damaged on purpose", () -> Damage.flipOneByte(folder.resolve("copies/nas")));
        }
    }

    private void prove(Functions functions) throws Exception {
        narrator.chapter("Each copy restores into a throwaway control plane of its own, and every object is compared");
        for (Place place : places) {
            int mark = functions.mark();
            functions.send(
                    EVENT + "restore-test.requested.v1",
                    Installation.PLAN,
                    "{\"plan\":\"" + Installation.PLAN + "\",\"copy\":\"" + place.name()
                            + "\",\"request\":\"after-the-disaster\"}");
            CloudEvent result = narrator.step(
                    "restore test of '" + place.name() + "'",
                    () -> functions
                            .await(mark, 1, ofType("restore-test.passed").or(ofType("restore-test.failed")), PATIENCE)
                            .getFirst());
            if (result.getType().contains("failed")) {
                narrator.warn(Events.field(result, "reason"));
            } else {
                narrator.say(Events.field(result, "equal") + " objects came back the same");
            }
        }
    }

    private void comeBack(Stack stack, Installation installation, Functions functions) throws Exception {
        narrator.chapter("The company comes back: a Restore resource, from the copy that is farthest away");
        Place farthest = places.getLast();
        LabCluster next = stack.add(narrator.step("a new cluster", () -> LabCluster.start(environment)));
        Path secret =
                Files.createDirectories(folder.resolve("secrets/comeback")).resolve("kubeconfig");
        Files.writeString(secret, next.kubeconfig());
        installation.writeRestore("comeback", farthest.name());
        int mark = functions.mark();
        functions.send(
                EVENT + "restore.requested.v1",
                Installation.PLAN,
                "{\"plan\":\"" + Installation.PLAN
                        + "\",\"namespace\":\"holdfast-system\",\"restore\":\"comeback\",\"uid\":\"1\"}");
        CloudEvent done = narrator.step(
                "restore.completed from '" + farthest.name() + "'",
                () -> functions
                        .await(mark, 1, ofType("restore.completed"), PATIENCE)
                        .getFirst());
        narrator.say(Events.field(done, "restored") + " objects restored, " + Events.field(done, "unchanged")
                + " were there already, " + Events.field(done, "failed")
                + " failed; what controllers make of them is left to the controllers");
    }

    private void etcdComesBack(Stack stack, CommandLine holdfast, CompanyEtcd etcd, Census before) throws Exception {
        narrator.chapter("The very cluster comes back: its etcd, by the commands that Holdfast prints");
        EtcdComeback comeback = new EtcdComeback(folder.resolve("etcd-back"), etcd, environment);
        String[] restore = comeback.restoring(places.getLast().name());
        List<String> commands = narrator.step("holdfast " + String.join(" ", restore), () -> holdfast.run(restore))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        commands.forEach(line -> narrator.say("$ " + line));
        narrator.step("etcd starts by them", () -> comeback.type(commands, stack));
        String kubeconfig = narrator.step(
                "its API server starts, with the encryption key from the escrow", () -> comeback.startApiServer(stack));
        long same = before.sameAs(Census.take(kubeconfig));
        String result = same + " of " + before.objects().size()
                + " objects in the company's namespaces are what they were, with their uids and versions";
        if (same < before.objects().size()) {
            throw new IllegalStateException("Only " + result);
        }
        narrator.say(result + ", the encrypted Secrets too");
    }

    private boolean attack() throws Exception {
        narrator.chapter("Attackers hold stolen credentials and delete what is protected");
        boolean refused = true;
        for (Place place : places) {
            for (Place.Attack attack : place.attacks()) {
                for (String prefix : List.of("data/", "snapshots/")) {
                    Place.Answer answer = attack.deleteFirst(prefix);
                    refused &= answer.refused();
                    String what = place.name() + ": " + attack.who() + " deletes a file of " + prefix + " → ";
                    if (answer.refused()) {
                        narrator.say(what + "refused (" + answer.words() + ")");
                    } else {
                        narrator.warn(what + "NOT refused: " + answer.words());
                    }
                }
            }
        }
        return refused;
    }

    private static java.util.function.Predicate<CloudEvent> ofType(String name) {
        return event -> event.getType().equals(EVENT + name + ".v1");
    }
}
