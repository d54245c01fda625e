package dev.holdfast.kubernetes.telling;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.Digit;
import dev.holdfast.domain.verdict.DigitVerdict;
import dev.holdfast.domain.verdict.Judgement;
import dev.holdfast.domain.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Verdicts as they may be, of the plan {@code shop/nightly}. */
final class Verdicts {
    static final PlanRef PLAN = new PlanRef("shop", "nightly");
    static final Instant AT = Instant.parse("2026-11-21T06:00:00.123Z");

    private static final String OLDER = "20261120-030000-aaaaaa";
    private static final String NEWER = "20261121-030000-bbbbbb";

    private Verdicts() {}

    /** Two copies with the newest run, both proven. */
    static Verdict holding() {
        return of(
                Set.of(),
                copy("nas", NEWER, YesNo.YES, "2026-11-20T08:00:00Z"),
                copy("vault", NEWER, YesNo.YES, "2026-11-21T05:00:00Z"));
    }

    /** One copy lags, the other's test has failed. */
    static Verdict lacking() {
        return of(
                Set.of(Digit.COPIES, Digit.ERRORS),
                copy("nas", NEWER, YesNo.NO, "2026-11-20T08:00:00Z"),
                copy("vault", OLDER, YesNo.YES, "2026-11-21T05:00:00Z"));
    }

    /** Nothing was observed. */
    static Verdict unknown() {
        return of(
                Set.of(Digit.values()),
                new CopyStatus(
                        new LocationName("nas"),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        YesNo.NO));
    }

    private static Verdict of(Set<Digit> lacking, CopyStatus... copies) {
        List<DigitVerdict> digits = Stream.of(Digit.values())
                .map(digit -> lacking.contains(digit)
                        ? new DigitVerdict(digit, Judgement.NOT_MET, "Something is wrong.", "Put it right.")
                        : new DigitVerdict(digit, Judgement.MET, "All is well.", ""))
                .toList();
        return new Verdict(PLAN, AT, digits, List.of(copies), List.of());
    }

    private static CopyStatus copy(String name, String run, YesNo passed, String tested) {
        RunId id = new RunId(run);
        return new CopyStatus(
                new LocationName(name),
                Optional.empty(),
                OptionalLong.of(2),
                Optional.of(new CopyStatus.NewestRun(id, id.statedTime(), 9, 900, Optional.empty())),
                Optional.empty(),
                Optional.of(new CopyStatus.LastTest(
                        ProofLevel.ADMITTED,
                        Instant.parse(tested),
                        Duration.ofSeconds(4),
                        new ObjectCounts(9, 0, 0, 0, 0, 0),
                        passed,
                        Optional.empty())),
                YesNo.NO);
    }
}
