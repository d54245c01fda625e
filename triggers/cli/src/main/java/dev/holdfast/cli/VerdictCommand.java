package dev.holdfast.cli;

import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.domain.verdict.VerdictText;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.observe.Observer;
import dev.holdfast.steps.observe.VerdictDocument;
import picocli.CommandLine.Command;

/** {@code holdfast verdict}. */
@Command(
        name = "verdict",
        description =
                "Look into every copy and judge the plan by the 3-2-1-1-0 rule. Needs no password. Exit code 1 if it does not hold.")
final class VerdictCommand extends HoldfastCommand {
    @Override
    int run(Desk desk) {
        Verdict verdict =
                new Observer(desk.bench(), "holdfast").verdict(desk.plan().ref());
        desk.print(VerdictDocument.of(verdict), VerdictText.of(verdict).lines().toList());
        return verdict.holds() ? 0 : FailureKind.NOT_PROVEN.exitCode();
    }
}
