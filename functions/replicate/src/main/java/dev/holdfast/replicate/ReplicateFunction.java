package dev.holdfast.replicate;

import dev.holdfast.events.EventType;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.events.StepFailed;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.replicate.ReplicateStep;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;

/** Brings what the first copy holds to the others, slice by slice. */
public class ReplicateFunction {
    private final Workbench bench;
    private final Announcer announcer;

    ReplicateFunction(Workbench bench, Announcer announcer) {
        this.bench = bench;
        this.announcer = announcer;
    }

    /** Plans what each other copy lacks of the new run, and asks for it copy by copy. */
    @Funq
    @CloudEventMapping(trigger = EventType.SNAPSHOT_TAKEN)
    public void plan(CloudEvent<SnapshotTaken> event) {
        SnapshotTaken taken = announcer.payload(event);
        announcer
                .tellingFailure(StepFailed.Step.REPLICATION, taken, () -> new ReplicateStep(bench).plan(taken))
                .forEach(announcer::post);
    }

    /** Works for a slice, and asks itself to go on where that was not enough. Posted, not replied: a reply is cut off by the broker's hop limit. */
    @Funq
    @CloudEventMapping(trigger = EventType.REPLICATION_REQUESTED)
    public void replicate(CloudEvent<ReplicationRequested> event) {
        ReplicationRequested request = announcer.payload(event);
        announcer.tellingFailure(StepFailed.Step.REPLICATION, request, () -> {
            new ReplicateStep(bench).run(request, announcer::post);
            return request;
        });
    }
}
