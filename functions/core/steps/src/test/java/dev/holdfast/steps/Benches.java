package dev.holdfast.steps;

import dev.holdfast.stage.Stage;
import dev.holdfast.steps.copy.AdapterCopyOpener;
import dev.holdfast.steps.copy.CopyOpener;
import dev.holdfast.steps.resources.ResourceFolder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Benches on a stage. */
public final class Benches {
    private Benches() {}

    /** As in production: real folders, the real clock. */
    public static Workbench on(Stage stage) {
        return on(stage, Clock.systemUTC());
    }

    /** With another clock for slices and durations. */
    public static Workbench on(Stage stage, InstantSource clock) {
        return on(stage, new AdapterCopyOpener(stage.environment()), clock);
    }

    /** As in production, with the programs of a control plane that this machine has. */
    public static Workbench withPrograms(Stage stage) {
        return withPrograms(stage, Map.of());
    }

    /** The same with more variables. */
    public static Workbench withPrograms(Stage stage, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(stage.environment());
        environment.putAll(variables);
        return new Workbench(
                new ResourceFolder(stage.resources(), Clock.systemUTC()),
                new AdapterCopyOpener(environment),
                environment,
                Clock.systemUTC(),
                new SecureRandom(),
                _ -> {});
    }

    /** With copies that are opened in another way. */
    public static Workbench on(Stage stage, CopyOpener copies, InstantSource clock) {
        return new Workbench(
                new ResourceFolder(stage.resources(), clock),
                copies,
                stage.environment(),
                clock,
                new SecureRandom(),
                _ -> {});
    }
}
