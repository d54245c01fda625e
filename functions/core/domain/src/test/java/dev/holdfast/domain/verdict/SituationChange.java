package dev.holdfast.domain.verdict;

import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.evidence.Difference;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.domain.verdict.CopyObservation.TrialOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The phrases of the golden table. */
final class SituationChange {
    private static final Map<String, Consumer<Situation>> OF_THE_PLAN = Map.of(
            "nothing", situation -> {},
            "the plan names disk alone", situation -> situation.wanted = List.of("disk"),
            "the plan names bucket alone", situation -> situation.wanted = List.of("bucket"),
            "the plan names vault alone", situation -> situation.wanted = List.of("vault"),
            "the plan names an etcd", situation -> situation.withEtcd(),
            "the plan accepts them", situation -> situation.accept("deployments.apps"),
            "the plan does not say where the cluster stands", situation -> situation.statedSite = Optional.empty(),
            "nodes have no labels", situation -> situation.labelledSite = Optional.empty());

    private static final Map<String, Consumer<CopySituation>> OF_WHAT_IT_HOLDS = Map.ofEntries(
            Map.entry(" is unreachable", copy -> copy.look = CopySituation.Look.UNREACHABLE),
            Map.entry(" was not looked into", copy -> copy.look = CopySituation.Look.NOT_AT_ALL),
            Map.entry(" is not described", copy -> copy.described = YesNo.NO),
            Map.entry(" lags", copy -> copy.runs = copy.runs.subList(1, 3)),
            Map.entry(" is stale", copy -> copy.runs = copy.runs.subList(2, 3)),
            Map.entry(" holds no run", copy -> copy.runs = List.of()),
            Map.entry(
                    " lacks a member",
                    copy -> copy.runs = List.of(CopySituation.run(Situation.NEWEST, 2, 1), copy.runs.get(1))),
            Map.entry(" has a damaged index", copy -> copy.runs = List.of(damaged(), copy.runs.get(1))),
            Map.entry(" is of medium disk", copy -> copy.medium = "disk"),
            Map.entry(" stands in fra", copy -> copy.site = "fra"),
            Map.entry(" is reached from the cluster", copy -> copy.inCluster = YesNo.YES),
            Map.entry(" is emulated", copy -> copy.emulated = YesNo.YES));

    private static final Map<String, Consumer<CopySituation>> OF_ITS_LOCKS = Map.ofEntries(
            Map.entry(" is bypassable", copy -> copy.locks = Optional.of(new RunLocks.Bypassable("GOVERNANCE"))),
            Map.entry(" is unlocked", copy -> copy.locks = Optional.of(new RunLocks.Unlocked())),
            Map.entry(" is unreadable", copy -> copy.locks = Optional.of(new RunLocks.Unreadable("403"))),
            Map.entry("'s locks end in 14d", copy -> copy.locks = ending(14)),
            Map.entry("'s locks end in 15d", copy -> copy.locks = ending(15)),
            Map.entry("'s locks were not read", copy -> copy.locks = Optional.empty()),
            Map.entry("'s locks were read on another run", copy -> copy.locksOf = Situation.PREVIOUS),
            Map.entry(" was never tried", copy -> copy.trial = Optional.empty()),
            Map.entry(" was tried long ago", copy -> copy.trialAge = Duration.ofDays(40)),
            Map.entry(" was tried without the right", copy -> tried(copy, TrialOutcome.NO_RIGHT, "403")),
            Map.entry(" gave no clear answer", copy -> tried(copy, TrialOutcome.INCONCLUSIVE, "503")),
            Map.entry(" let a file be deleted", copy -> tried(copy, TrialOutcome.DELETED, "204")));

    private static final Map<String, Consumer<EvidenceSituation>> OF_ITS_EVIDENCE = Map.ofEntries(
            Map.entry(" was never tested", test -> test.reading = EvidenceSituation.Reading.NONE),
            Map.entry("'s evidence was not read", test -> test.reading = EvidenceSituation.Reading.NOT_READ),
            Map.entry("'s evidence is untrusted", test -> test.reading = EvidenceSituation.Reading.UNTRUSTED),
            Map.entry(" was tested 8d ago", test -> test.age = Duration.ofDays(8)),
            Map.entry(" was tested 7d ago", test -> {
                test.age = Duration.ofDays(7);
                test.snapshotAge = Optional.of(test.age);
            }),
            Map.entry(" was tested in the future", test -> test.age = Duration.ofDays(-1)),
            Map.entry(" was tested with a snapshot of 8d", test -> test.snapshotAge = Optional.of(Duration.ofDays(8))),
            Map.entry(" was tested with a snapshot without receipt", test -> test.snapshotAge = Optional.empty()),
            Map.entry("'s etcd was not booted", test -> test.etcd = Optional.empty()),
            Map.entry("'s etcd showed nothing", test -> test.etcd = Optional.of(new ObjectCounts(0, 0, 0, 0, 0, 9))),
            Map.entry("'s etcd refused 2", test -> {
                test.etcd = Optional.of(new ObjectCounts(500, 0, 0, 2, 0, 0));
                test.etcdListed = EvidenceSituation.deployments(2, Difference.Kind.REFUSED);
            }),
            Map.entry(" was tested at level 1", test -> test.level = ProofLevel.STORED),
            Map.entry(" was tested at level 3", test -> test.level = ProofLevel.RUNNING),
            Map.entry(
                    " refused 3",
                    test -> failed(test, new ObjectCounts(512, 0, 0, 3, 0, 0), 3, Difference.Kind.REFUSED)),
            Map.entry(
                    " refused 3 and lists 2",
                    test -> failed(test, new ObjectCounts(512, 0, 0, 3, 0, 0), 2, Difference.Kind.REFUSED)),
            Map.entry(
                    " missed 1",
                    test -> failed(test, new ObjectCounts(512, 0, 1, 0, 0, 0), 1, Difference.Kind.MISSING)),
            Map.entry(
                    " differed in 2",
                    test -> failed(test, new ObjectCounts(512, 2, 0, 0, 0, 0), 2, Difference.Kind.DIFFERS)),
            Map.entry(
                    "'s test accepted 2",
                    test -> failed(test, new ObjectCounts(512, 0, 0, 0, 2, 0), 2, Difference.Kind.ACCEPTED)),
            Map.entry("'s test broke off", test -> test.failures = List.of("pack 3f9a is damaged")),
            Map.entry("'s test compared nothing", test -> test.counts = new ObjectCounts(0, 0, 0, 0, 0, 9)),
            Map.entry("'s test was of another plan", test -> test.plan = new PlanRef("other", "plan")));

    private SituationChange() {}

    static void apply(Situation situation, String phrase) {
        if (OF_THE_PLAN.containsKey(phrase)) {
            OF_THE_PLAN.get(phrase).accept(situation);
            return;
        }
        if (phrase.equals("none of vault's locks was read")) {
            situation.copy("vault").locksRead = 0;
            return;
        }
        for (String name : situation.copies.keySet()) {
            if (phrase.startsWith(name) && worsen(situation.copy(name), phrase.substring(name.length()))) {
                return;
            }
        }
        throw new IllegalArgumentException("The golden table has a phrase that no code knows: " + phrase);
    }

    private static boolean worsen(CopySituation copy, String what) {
        Optional.ofNullable(OF_WHAT_IT_HOLDS.get(what)).ifPresent(change -> change.accept(copy));
        Optional.ofNullable(OF_ITS_LOCKS.get(what)).ifPresent(change -> change.accept(copy));
        Optional.ofNullable(OF_ITS_EVIDENCE.get(what)).ifPresent(change -> change.accept(copy.evidence));
        return OF_WHAT_IT_HOLDS.containsKey(what)
                || OF_ITS_LOCKS.containsKey(what)
                || OF_ITS_EVIDENCE.containsKey(what);
    }

    private static RunSeen damaged() {
        RunSeen sound = CopySituation.run(Situation.NEWEST, 2, 1);
        return new RunSeen(
                sound.run(),
                sound.takenAt(),
                sound.members(),
                sound.size(),
                sound.certificateEnds(),
                sound.leftOut(),
                Optional.of("index/ab is damaged"));
    }

    private static Optional<RunLocks.Weakest> ending(int days) {
        return Optional.of(new RunLocks.Enforced(Situation.NOW.plus(Duration.ofDays(days))));
    }

    private static void tried(CopySituation copy, TrialOutcome outcome, String answer) {
        copy.trial = Optional.of(outcome);
        copy.trialAnswer = answer;
    }

    private static void failed(EvidenceSituation test, ObjectCounts counts, int listed, Difference.Kind kind) {
        test.counts = counts;
        test.listed = EvidenceSituation.deployments(listed, kind);
    }

    /** Everything that can be changed about one copy. */
    static List<String> phrasesForOneCopy() {
        return List.of(OF_WHAT_IT_HOLDS, OF_ITS_LOCKS, OF_ITS_EVIDENCE).stream()
                .flatMap(phrases -> phrases.keySet().stream())
                .sorted()
                .toList();
    }
}
