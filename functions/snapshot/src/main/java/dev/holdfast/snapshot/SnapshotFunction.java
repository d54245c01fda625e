package dev.holdfast.snapshot;

import dev.holdfast.events.EventType;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.events.StepFailed;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.snapshot.SnapshotStep;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;

/** Captures what a plan protects. */
public class SnapshotFunction {
    private final Workbench bench;
    private final Announcer announcer;

    SnapshotFunction(Workbench bench, Announcer announcer) {
        this.bench = bench;
        this.announcer = announcer;
    }

    /** Runs the plan now, unless its run was done already. */
    @Funq
    @CloudEventMapping(trigger = EventType.SNAPSHOT_REQUESTED)
    public CloudEvent<SnapshotTaken> snapshot(CloudEvent<SnapshotRequested> event) {
        SnapshotRequested request = announcer.payload(event);
        return announcer.reply(announcer.tellingFailure(
                StepFailed.Step.SNAPSHOT, request, () -> new SnapshotStep(bench).run(request)));
    }
}
