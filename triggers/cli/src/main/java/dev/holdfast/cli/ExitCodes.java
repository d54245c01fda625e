package dev.holdfast.cli;

import dev.holdfast.cli.output.Streams;
import dev.holdfast.steps.failure.FailureKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code holdfast} exits with, as the help tells it. */
final class ExitCodes {
    /** Code to meaning, in the order of the codes. */
    static final Map<String, String> TABLE = table();

    private ExitCodes() {}

    private static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        table.put(" 0", "done, and what was asked is true");
        for (int code = 1; code <= FailureKind.INTERNAL.exitCode(); code++) {
            for (FailureKind kind : FailureKind.values()) {
                if (kind.exitCode() == code) {
                    table.put(String.format("%2d", code), meaning(kind));
                }
            }
        }
        table.put(Integer.toString(Streams.NOBODY_READS), "whoever read the output has gone");
        return table;
    }

    private static String meaning(FailureKind kind) {
        return switch (kind) {
            case NOT_PROVEN ->
                "the work was done, and its finding is bad: the verdict does not hold, a test failed, a diff differs";
            case BAD_INPUT -> "bad input: command line, plan, location or event";
            case NOT_CONFIGURED -> "something that is needed is not there: a file, key, password, kubeconfig";
            case UNREACHABLE -> "a place, cluster or broker cannot be reached, or its certificate not be trusted";
            case ACCESS_DENIED -> "access denied: wrong credentials, or no right to do it";
            case WRONG_KEY -> "wrong password or escrow code";
            case NOT_FOUND -> "no such plan, location, bucket, repository, snapshot or object";
            case DAMAGED -> "damaged, missing or forged files in a copy";
            case REFUSED -> "refused by a rule: tenancy, a lock, a deadline, --existing Fail";
            case PARTIAL -> "partly done; the output names the rest, and asking again continues";
            case UNKNOWN_OUTCOME -> "outcome unknown: look before asking again";
            case INTERNAL -> "an error of Holdfast itself";
        };
    }
}
