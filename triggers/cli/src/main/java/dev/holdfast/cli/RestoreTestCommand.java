package dev.holdfast.cli;

import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.RestoreTestFailed;
import dev.holdfast.events.RestoreTestPassed;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.steps.restoretest.RestoreTestStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast restore-test}. */
@Command(
        name = "restore-test",
        description =
                "Restore copies into throwaway control planes and compare every object. Exit code 1 if one does not pass.")
final class RestoreTestCommand extends HoldfastCommand {
    @Option(
            names = "--copy",
            paramLabel = "LOCATION",
            description = "only this copy; may be given several times (default: all)")
    private List<String> only = List.of();

    @Override
    int run(Desk desk) {
        List<String> names = only.isEmpty()
                ? desk.plan().copies().stream().map(CopyRef::toString).toList()
                : only;
        Map<String, Object> document = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        boolean passed = true;
        for (String name : names) {
            RestoreTestRequested request = new RestoreTestRequested(
                    desk.plan().ref().toString(), name, UUID.randomUUID().toString());
            if (desk.options().broker().isPresent()) {
                BrokerPost.to(desk.options().broker().get(), request, desk);
                continue;
            }
            HoldfastEvent result = new RestoreTestStep(desk.bench()).run(request);
            passed &= result instanceof RestoreTestPassed;
            lines.add(sentence(result));
            document.put(name, result);
        }
        if (!lines.isEmpty()) {
            desk.print(document, lines);
        }
        return passed ? 0 : 1;
    }

    private static String sentence(HoldfastEvent result) {
        return switch (result) {
            case RestoreTestPassed passed ->
                "'" + passed.copy() + "' restores: " + passed.equal() + " objects came back the same (level "
                        + passed.level() + ", evidence " + passed.evidence().substring(0, 8) + ").";
            case RestoreTestFailed failed ->
                "'" + failed.copy() + "' does NOT restore: " + failed.reason() + " (evidence "
                        + failed.evidence().substring(0, 8) + ").";
            default -> throw new IllegalStateException("A restore test does not say " + result.type());
        };
    }
}
