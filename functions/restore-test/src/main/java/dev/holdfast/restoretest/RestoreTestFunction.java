package dev.holdfast.restoretest;

import dev.holdfast.events.CopyCompleted;
import dev.holdfast.events.EventType;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.restoretest.RestoreTestStep;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import java.util.Optional;

/** Finds out whether a copy restores. */
public class RestoreTestFunction {
    private final Workbench bench;
    private final Announcer announcer;

    RestoreTestFunction(Workbench bench, Announcer announcer) {
        this.bench = bench;
        this.announcer = announcer;
    }

    /** Tests a copy because somebody asks for it. Posted, not replied: passed and failed are events of different types. */
    @Funq
    @CloudEventMapping(trigger = EventType.RESTORE_TEST_REQUESTED)
    public void test(CloudEvent<RestoreTestRequested> event) {
        announcer.post(new RestoreTestStep(bench).run(announcer.payload(event)));
    }

    /** Tests a fresh copy if its last proof is so old that the plan wants a new one soon. */
    @Funq
    @CloudEventMapping(trigger = EventType.COPY_COMPLETED)
    public void sample(CloudEvent<CopyCompleted> event) {
        Optional<RestoreTestRequested> due = new RestoreTestStep(bench).due(announcer.payload(event));
        due.ifPresent(announcer::post);
    }
}
