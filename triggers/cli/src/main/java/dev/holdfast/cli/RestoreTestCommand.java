package dev.holdfast.cli;

import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.RestoreTestFailed;
import dev.holdfast.events.RestoreTestPassed;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restoretest.RestoreTestStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast restore-test}. */
@Command(
        name = "restore-test",
        description =
                "Restore copies into throwaway control planes and compare every object. Exit code 1 if one does not pass.")
final class RestoreTestCommand extends HoldfastCommand {
    @Option(
            names = {"--from", "--copy"},
            split = ",",
            paramLabel = "LOCATION",
            description = "only this copy; may be given several times (default: all)")
    private List<String> only = List.of();

    @Mixin
    private final BrokerOption where = new BrokerOption();

    @Override
    int run(Desk desk) {
        List<RestoreTestRequested> requests = copies(desk).stream()
                .map(copy -> new RestoreTestRequested(
                        desk.plan().ref().toString(), copy, UUID.randomUUID().toString()))
                .toList();
        if (where.broker().isPresent()) {
            return BrokerPost.to(where.broker().get(), requests, desk);
        }
        List<Map<String, Object>> tests = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean passed = true;
        for (RestoreTestRequested request : requests) {
            HoldfastEvent result = new RestoreTestStep(desk.bench()).run(request);
            passed &= result instanceof RestoreTestPassed;
            lines.add(sentence(result));
            tests.add(document(result));
        }
        desk.print(Map.of("tests", tests), lines);
        return passed ? 0 : FailureKind.NOT_PROVEN.exitCode();
    }

    /** All names are looked up before the first test begins. */
    private List<String> copies(Desk desk) {
        return only.isEmpty()
                ? desk.plan().copies().stream().map(CopyRef::toString).toList()
                : only.stream()
                        .map(name -> desk.options()
                                .location(desk.bench(), desk.plan(), name)
                                .name()
                                .value())
                        .toList();
    }

    private static String sentence(HoldfastEvent result) {
        return switch (result) {
            case RestoreTestPassed passed ->
                "'" + passed.copy() + "' restores: " + passed.equal() + " objects came back the same (level "
                        + passed.level() + ", evidence " + passed.evidence().substring(0, 8) + ").";
            case RestoreTestFailed failed ->
                "! '" + failed.copy() + "' does NOT restore: " + failed.reason() + " (evidence "
                        + failed.evidence().substring(0, 8) + ").";
            default -> throw new IllegalStateException("A restore test does not say " + result.type());
        };
    }

    private static Map<String, Object> document(HoldfastEvent result) {
        Map<String, Object> document = new LinkedHashMap<>();
        switch (result) {
            case RestoreTestPassed passed -> {
                document.put("copy", passed.copy());
                document.put("passed", true);
                document.put("snapshot", passed.snapshot());
                document.put("evidence", passed.evidence());
                document.put("level", passed.level());
                document.put("equal", passed.equal());
            }
            case RestoreTestFailed failed -> {
                document.put("copy", failed.copy());
                document.put("passed", false);
                document.put("snapshot", failed.snapshot());
                document.put("evidence", failed.evidence());
                document.put("reason", failed.reason());
            }
            default -> throw new IllegalStateException("A restore test does not say " + result.type());
        }
        return document;
    }
}
