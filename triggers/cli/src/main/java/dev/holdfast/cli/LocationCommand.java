package dev.holdfast.cli;

import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.LocationCheck;
import dev.holdfast.steps.failure.FailureKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdfast location}. */
@Command(
        name = "location",
        description = "Look at a location before it is trusted.",
        subcommands = LocationCommand.Check.class)
final class LocationCommand extends CommandGroup {
    /** {@code holdfast location check}. */
    @Command(
            name = "check",
            description =
                    "Try what a store must do, and whether it locks by itself, with one file of 32 bytes that stays until its lock lapses.%n"
                            + "✓ is good, ! works and will cost the verdict a digit, ✗ does not work (exit code 1).")
    static final class Check extends HoldfastCommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "LOCATION",
                description = "which of the plan's locations (default: the first)")
        private @Nullable String location;

        @Override
        int run(Desk desk) {
            try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), location)) {
                List<LocationCheck.Result> results = new LocationCheck(
                                copy, desk.bench().random(), desk.bench().clock())
                        .run();
                desk.print(
                        Map.of(
                                "location",
                                copy.name(),
                                "checks",
                                results.stream()
                                        .map(result -> Map.of(
                                                "check",
                                                result.what(),
                                                "grade",
                                                result.grade().name().toLowerCase(Locale.ROOT),
                                                "found",
                                                result.found()))
                                        .toList()),
                        results.stream()
                                .map(result -> result.grade().mark() + " " + result.what() + ": " + result.found())
                                .toList());
                return results.stream().allMatch(result -> result.grade() != LocationCheck.Grade.FAILED)
                        ? 0
                        : FailureKind.NOT_PROVEN.exitCode();
            }
        }
    }
}
