package dev.holdfast.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VerdictProperties {
    private static final List<String> RUN_CUTTERS =
            List.of(" lags", " is stale", " holds no run", " has a damaged index");

    @Property(tries = 200)
    void knowingLessNeverMeetsMore(@ForAll("situations") List<String> phrases) {
        Situation situation = situation(phrases);
        Observations all = situation.observations();
        Verdict before = situation.verdict(all);

        for (Observation one : all.all()) {
            Verdict after = situation.verdict(all.without(one));
            for (Digit digit : Digit.values()) {
                assertThat(after.digit(digit).isMet() && !before.digit(digit).isMet())
                        .as("%s became met without %s in %s", digit, one, phrases)
                        .isFalse();
            }
        }
    }

    @Property(tries = 100)
    void knowingNothingMeetsNothing(@ForAll("situations") List<String> phrases) {
        Verdict verdict = situation(phrases).verdict(Observations.NONE);

        assertThat(verdict.digits()).noneMatch(DigitVerdict::isMet);
    }

    @Property(tries = 100)
    void oneMoreCopyThatHoldsNothingNeverImproves(
            @ForAll("situations") List<String> phrases, @ForAll("broken") String how) {
        Situation without = situation(phrases);
        without.wanted = List.of("disk", "bucket");
        Situation with = situation(phrases);
        SituationChange.apply(with, "vault" + how);

        for (Digit digit : Digit.values()) {
            assertThat(with.verdict().digit(digit).isMet()
                            && !without.verdict().digit(digit).isMet())
                    .as("%s became met by a vault that%s", digit, how)
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void oneMoreCopyThatDoesNotRestoreNeverMakesTheVerdictHold(@ForAll("situations") List<String> phrases) {
        Situation situation = situation(phrases);
        SituationChange.apply(situation, "vault's test broke off");

        assertThat(situation.verdict().holds()).isFalse();
    }

    @Property(tries = 100)
    void whatClaimsToBeOfTheFutureIsNotBelieved(@ForAll("situations") List<String> phrases) {
        Situation situation = situation(phrases);
        Observations all = situation.observations();
        Observation last = all.all().getLast();

        Verdict verdict = situation.verdict(all.without(last).with(dated(last, Duration.ofDays(1))));

        assertThat(verdict.digits())
                .isEqualTo(situation.verdict(all.without(last)).digits());
        assertThat(verdict.notes()).anyMatch(note -> note.kind() == Note.Kind.FROM_THE_FUTURE);
    }

    private static Observation dated(Observation one, Duration later) {
        return switch (one) {
            case ClusterObserved seen -> new ClusterObserved(seen.at().plus(later), seen.by(), seen.site());
            case CopyObservation seen -> new CopyObservation.NoEvidence(seen.copy(), Situation.NOW.plus(later), "test");
        };
    }

    private static Situation situation(List<String> phrases) {
        Situation situation = new Situation();
        phrases.forEach(phrase -> SituationChange.apply(situation, phrase));
        return situation;
    }

    @Provide
    Arbitrary<List<String>> situations() {
        Arbitrary<String> ofCopies = Combinators.combine(
                        Arbitraries.of("disk", "bucket", "vault"), Arbitraries.of(SituationChange.phrasesForOneCopy()))
                .as((copy, phrase) -> copy + phrase);
        Arbitrary<String> ofThePlan = Arbitraries.of(
                "nothing",
                "the plan accepts them",
                "the plan does not say where the cluster stands",
                "nodes have no labels");
        return Arbitraries.oneOf(ofCopies, ofThePlan)
                .filter(phrase -> !phrase.startsWith("disk lacks") && !phrase.endsWith("lacks a member"))
                .list()
                .ofMaxSize(4)
                .map(VerdictProperties::eachRunOnce);
    }

    /** Two changes to one list of runs might reach beyond its end. */
    private static List<String> eachRunOnce(List<String> phrases) {
        return Stream.of("disk", "bucket", "vault")
                .flatMap(copy -> phrases.stream()
                        .filter(phrase -> phrase.startsWith(copy) && cutsRuns(phrase))
                        .limit(1))
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(),
                        cuts -> Stream.concat(cuts.stream(), phrases.stream().filter(phrase -> !cutsRuns(phrase)))
                                .toList()));
    }

    private static boolean cutsRuns(String phrase) {
        return RUN_CUTTERS.stream().anyMatch(phrase::endsWith);
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.of(" holds no run", " is unreachable", " was not looked into", " is not described");
    }
}
