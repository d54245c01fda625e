package dev.holdfast.restore;

import dev.holdfast.events.EventType;
import dev.holdfast.events.RestoreCompleted;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.events.StepFailed;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.restore.RestoreStep;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;

/** Restores what a Restore resource asks for. */
public class RestoreFunction {
    private final Workbench bench;
    private final Announcer announcer;

    RestoreFunction(Workbench bench, Announcer announcer) {
        this.bench = bench;
        this.announcer = announcer;
    }

    /** Performs the Restore; done twice, the second finds everything unchanged. */
    @Funq
    @CloudEventMapping(trigger = EventType.RESTORE_REQUESTED)
    public CloudEvent<RestoreCompleted> restore(CloudEvent<RestoreRequested> event) {
        RestoreRequested request = announcer.payload(event);
        return announcer.reply(
                announcer.tellingFailure(StepFailed.Step.RESTORE, request, () -> new RestoreStep(bench).run(request)));
    }
}
