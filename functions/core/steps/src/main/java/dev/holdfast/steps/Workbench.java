package dev.holdfast.steps;

import dev.holdfast.steps.copy.CopyOpener;
import dev.holdfast.steps.resources.Resources;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * What every step finds on its bench.
 *
 * @param resources plans, locations and restores
 * @param copies opens copies
 * @param environment the process's variables: where plans and locations name one, its value is here
 * @param clock ours, for names and durations only; what is decided by time is decided by the storage servers' clocks
 * @param random makes keys, nonces and ids
 * @param progress is told what goes on
 */
public record Workbench(
        Resources resources,
        CopyOpener copies,
        Map<String, String> environment,
        InstantSource clock,
        SecureRandom random,
        ProgressListener progress) {
    public Workbench {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        // The environment may hold secrets.
        return "Workbench[" + resources + "]";
    }
}
