package dev.holdfast.scenarios.killed;

import dev.holdfast.domain.RunId;
import dev.holdfast.repository.check.CheckDepth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Kills one run after the other, looks, and asks again. */
final class Killings {
    private static final int EVERY_BYTE_EACH = 10;
    private static final int RESTIC_EACH = 40;

    private final KillSite site;
    private final Random random;
    private final Judge judge;
    private final ResticJudge restic;
    private final Paces paces = new Paces();
    private final Tally tally = new Tally();

    /** Makes the repositories. */
    Killings(KillSite site, Random random) {
        this.site = site;
        this.random = random;
        this.judge = new Judge(site);
        this.restic = new ResticJudge(site);
        for (Route route : Route.values()) {
            judge.makeRepository(route);
        }
    }

    Tally tally() {
        return tally;
    }

    /** Makes starting cheap, which pays for itself after some dozens of processes. */
    void train() throws Exception {
        for (Verb verb : Verb.values()) {
            HoldfastProcess.train(site, verb.arguments(Route.OUT_OF_THE_BUCKET, run()));
        }
    }

    /** Measures how each verb goes undisturbed. */
    void begin() throws Exception {
        for (Route route : Route.values()) {
            site.change(random);
            for (Verb verb : Verb.values()) {
                again(route, verb, run());
            }
        }
    }

    /** One run that is killed, and its repetition. */
    void killOne(Route route, Verb verb) throws Exception {
        RunId run = run();
        if (verb == Verb.SNAPSHOT) {
            site.change(random);
        }
        CopyState before = judge.look(route, verb.writesTo(route));
        Pace.Instant instant = paces.of(route, verb).draw(random);
        boolean hit;
        try (Writes writes = Writes.into(verb.writesTo(route), site);
                HoldfastProcess process = HoldfastProcess.start(site, verb.arguments(route, run))) {
            writes.await(instant.writes(), process);
            process.letRun(instant.delay());
            hit = process.kill();
        }
        count(hit, verb, judge.look(route, verb.writesTo(route)).reachedSince(before));
        look(route, run + " (" + verb + " killed " + instant + ")");
        again(route, verb, run);
    }

    /** Two snapshots of one plan at once, of which one is killed. */
    void killOneOfTwo(Route route, boolean sameRun) throws Exception {
        site.change(random);
        RunId killed = run();
        RunId other = sameRun ? killed : run();
        CopyState before = judge.look(route, route.from());
        Pace.Instant instant = paces.of(route, Verb.SNAPSHOT).draw(random);
        boolean hit;
        try (Writes writes = Writes.into(route.from(), site);
                HoldfastProcess one = HoldfastProcess.start(site, Verb.SNAPSHOT.arguments(route, killed));
                HoldfastProcess two = HoldfastProcess.start(site, Verb.SNAPSHOT.arguments(route, other))) {
            writes.await(instant.writes(), one);
            one.letRun(instant.delay());
            hit = one.kill();
            if (two.awaitEnd() != 0) {
                tally.notConverged("the other of two, " + other + ": " + two.said());
            }
        }
        count(hit, Verb.SNAPSHOT, judge.look(route, route.from()).reachedSince(before));
        if (hit) {
            tally.besideAnother();
        }
        look(route, killed + " beside " + other);
        again(route, Verb.SNAPSHOT, killed);
        again(route, Verb.REPLICATE, killed);
    }

    /** Looks at everything for the last time. */
    void end() throws Exception {
        for (Route route : Route.values()) {
            again(route, Verb.REPLICATE, run());
            examine(route, CheckDepth.EVERY_BYTE, "the end");
            askRestic(route, "the end");
        }
        UnfinishedFiles unfinished = UnfinishedFiles.of(site);
        unfinished.age();
        site.change(random);
        again(Route.INTO_THE_BUCKET, Verb.SNAPSHOT, run());
        if (!unfinished.all().isEmpty()) {
            tally.notConverged("what killed runs left half-written days ago is still there: " + unfinished.all());
        }
    }

    private void count(boolean hit, Verb verb, Phase phase) throws IOException {
        if (hit) {
            tally.hit(verb, phase);
        } else {
            tally.tooLate();
        }
        tally.unfinished(UnfinishedFiles.of(site).bytes());
    }

    /** What is listed must be true. */
    private void look(Route route, String after) throws Exception {
        int kills = tally.kills();
        examine(route, kills % EVERY_BYTE_EACH == 0 ? CheckDepth.EVERY_BYTE : CheckDepth.STRUCTURE, after);
        if (kills % RESTIC_EACH == 0) {
            askRestic(route, after);
        }
    }

    private void examine(Route route, CheckDepth depth, String after) {
        for (String location : List.of(route.from(), route.to())) {
            judge.faults(route, location, depth)
                    .forEach(fault -> tally.damaged("after " + after + ", at " + location + ": " + fault));
        }
    }

    private void askRestic(Route route, String after) throws Exception {
        for (String location : List.of(route.from(), route.to())) {
            restic.faults(route, location).ifPresent(fault -> tally.damaged("after " + after + ", " + fault));
        }
    }

    /** Asks again, undisturbed: it must succeed, and its result be complete. */
    private void again(Route route, Verb verb, RunId run) throws Exception {
        long started = System.nanoTime();
        try (Writes writes = Writes.into(verb.writesTo(route), site);
                HoldfastProcess process = HoldfastProcess.start(site, verb.arguments(route, run))) {
            writes.await(1, process);
            long writing = System.nanoTime();
            int written = writes.await(Integer.MAX_VALUE, process);
            if (process.awaitEnd() != 0) {
                tally.notConverged(verb + " " + run + " on " + route + ": " + process.said());
                return;
            }
            if (written > 0) {
                paces.add(route, verb, new Pace(since(started), since(writing), written));
            }
        }
        CopyState first = judge.look(route, route.from());
        boolean done = switch (verb) {
            case SNAPSHOT -> first.runs().contains(run);
            case REPLICATE -> judge.look(route, route.to()).listed().equals(first.listed());
        };
        if (!done) {
            tally.notConverged(verb + " " + run + " on " + route + " says that it is done, and is not");
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private RunId run() {
        return RunId.onDemand(Instant.now(), random);
    }
}
