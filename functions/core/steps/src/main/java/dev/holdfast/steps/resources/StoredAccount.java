package dev.holdfast.steps.resources;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.StoredPlan;
import dev.holdfast.kubernetes.resources.StoredResources;
import dev.holdfast.kubernetes.telling.ResourceEvents;
import dev.holdfast.kubernetes.telling.ResourceEvents.About;
import dev.holdfast.kubernetes.telling.ResourceEvents.Notice;
import dev.holdfast.kubernetes.telling.ResourceEvents.Weight;
import dev.holdfast.kubernetes.telling.RestoreState;
import dev.holdfast.kubernetes.telling.RestoreState.Counts;
import dev.holdfast.kubernetes.telling.RestoreStatus;
import java.time.InstantSource;
import java.util.Optional;

/** A Restore in a cluster: its status says how far it is, and Kubernetes Events how it ended. */
final class StoredAccount implements RestoreAccount {
    private final StoredResources stored;
    private final RestoreStatus status;
    private final ResourceEvents events;
    private final PlanRef restore;
    /** Of the one that was there first: one made anew under its name is other work. Servers do not compare it when a status is written. */
    private final Optional<String> uid;

    StoredAccount(ApiServer server, InstantSource clock, PlanRef restore) {
        this.stored = new StoredResources(server);
        this.status = new RestoreStatus(server, clock);
        this.events = new ResourceEvents(server, clock, About.RESTORES);
        this.restore = restore;
        this.uid = stored.restoreIdentity(restore).map(StoredPlan.Identity::uid);
    }

    private Optional<StoredPlan.Identity> same() {
        return stored.restoreIdentity(restore)
                .filter(found -> uid.filter(found.uid()::equals).isPresent());
    }

    @Override
    public Optional<Counts> done() {
        return same().flatMap(status::done);
    }

    @Override
    public void say(RestoreState state) {
        try {
            same().ifPresent(identity -> say(identity, state));
        } catch (ApiException unsaid) {
            // What came of the restore itself is the answer to the event, and counts more.
        }
    }

    private void say(StoredPlan.Identity identity, RestoreState state) {
        status.write(identity, state);
        switch (state.phase()) {
            case COMPLETED, PLANNED -> events.tell(identity, notice(Weight.NORMAL, state));
            case FAILED -> events.tell(identity, notice(Weight.WARNING, state));
            case RUNNING -> {}
        }
    }

    private static Notice notice(Weight weight, RestoreState state) {
        return new Notice(weight, "Restore" + state.phase().title(), state.message());
    }
}
