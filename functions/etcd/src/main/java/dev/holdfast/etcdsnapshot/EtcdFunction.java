package dev.holdfast.etcdsnapshot;

import dev.holdfast.events.EtcdRequested;
import dev.holdfast.events.EventType;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.events.StepFailed;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.etcd.EtcdStep;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;

/** Captures the etcd of a plan. */
public class EtcdFunction {
    private final Workbench bench;
    private final Announcer announcer;

    EtcdFunction(Workbench bench, Announcer announcer) {
        this.bench = bench;
        this.announcer = announcer;
    }

    /** Takes it now, unless the run has it already. */
    @Funq
    @CloudEventMapping(trigger = EventType.ETCD_REQUESTED)
    public CloudEvent<SnapshotTaken> etcd(CloudEvent<EtcdRequested> event) {
        EtcdRequested request = announcer.payload(event);
        return announcer.reply(
                announcer.tellingFailure(StepFailed.Step.ETCD, request, () -> new EtcdStep(bench).run(request)));
    }
}
