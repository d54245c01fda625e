package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.compare.JobUids;
import dev.holdfast.kubernetes.compare.ObjectVerdict.Differs.Extent;
import dev.holdfast.kubernetes.compare.PairComparison;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts one object into the target as its plan says. Safe for many threads. */
final class ObjectWriter {
    private static final int MOST_CONFLICTS = 5;

    private final ApiServer server;
    private final RestoreOptions options;
    private final OwnerUids owners;
    private final FieldManagers managers;
    private final Deletion deletion;
    private final PairComparison comparison;

    ObjectWriter(ApiServer server, RestorePlan plan, OwnerUids owners, Deletion deletion) {
        this.server = server;
        this.options = plan.options();
        this.owners = owners;
        this.comparison = new PairComparison(options.status(), plan.versions());
        this.managers = new FieldManagers(options.existing());
        this.deletion = deletion;
    }

    /** @param wanted see {@link TargetForm}; changed */
    Attempt write(PlannedObject object, ApiResource at, ObjectNode wanted) {
        ObjectApi api = new ObjectApi(server, at, object);
        try {
            return switch (object.action()) {
                case PlannedAction.Create create -> create(object, api, wanted, RestoreOutcome.Change.CREATED);
                case PlannedAction.Update update -> update(object, api, wanted, update.extent());
                case PlannedAction.Replace replace -> {
                    deletion.run(api);
                    yield create(object, api, wanted, RestoreOutcome.Change.REPLACED);
                }
                case PlannedAction.Unchanged none -> untouched(none);
                case PlannedAction.Skip none -> untouched(none);
                case PlannedAction.LeftOut none -> untouched(none);
                case PlannedAction.Conflict conflict -> failed(conflict.reason());
                case PlannedAction.NotServed gone -> failed(gone.reason());
                case PlannedAction.Lost lost -> failed(lost.reason());
            };
        } catch (ApiException failure) {
            return Setbacks.judge(failure);
        }
    }

    /** Completes an object that an earlier write left {@linkplain Attempt.Incomplete incomplete}. */
    Attempt complete(PlannedObject object, ApiResource at, ObjectNode wanted, RestoreOutcome.Done outcome) {
        ObjectApi api = new ObjectApi(server, at, object);
        List<String> notes = new ArrayList<>(outcome.notes());
        try {
            Optional<ObjectNode> now = api.read();
            if (now.isEmpty()) {
                return failed("it was created, and then deleted by somebody else");
            }
            if (!owners.writeInto(object.target().resource(), wanted)) {
                notes.add(dropMissingOwners(wanted));
            }
            completion(object, api).run(wanted, now.get());
            return new Attempt.Settled(new RestoreOutcome.Done(outcome.change(), notes));
        } catch (ApiException failure) {
            return incomplete(failure);
        }
    }

    private Attempt create(PlannedObject object, ObjectApi api, ObjectNode wanted, RestoreOutcome.Change change) {
        GroupResource resource = object.target().resource();
        boolean ownersKnown = owners.writeInto(resource, wanted);
        ObjectNode body = CreateBody.of(resource, wanted);
        if (resource.equals(JobUids.PODS)) {
            PodAdmission.leave(body, wanted);
        }
        if (!ownersKnown) {
            // An owner reference by an old uid would have the garbage collector delete the object.
            Trees.metadata(body).remove("ownerReferences");
        }
        boolean complete = ownersKnown && object.stage() != RestoreStage.DEFINITIONS;
        FieldManagers.Completion foreseen = complete && wanted.path("status").isEmpty()
                ? FieldManagers.Completion.NONE_FORESEEN
                : FieldManagers.Completion.NEEDED;
        Creation creation = new Creation(api, managers.forCreate(wanted, foreseen), Completion.needs(wanted));
        ObjectNode answer;
        try {
            answer = creation.run(resource, body);
        } catch (ApiException.AlreadyExists there) {
            return appeared(object, api, wanted);
        }
        owners.learn(wanted, answer);
        RestoreOutcome.Done done = new RestoreOutcome.Done(change, creation.notes());
        return complete ? completed(object, api, wanted, answer, done) : new Attempt.Incomplete(done);
    }

    private Attempt completed(
            PlannedObject object, ObjectApi api, ObjectNode wanted, ObjectNode answer, RestoreOutcome.Done done) {
        try {
            completion(object, api).run(wanted, answer);
            return new Attempt.Settled(done);
        } catch (ApiException.Retryable again) {
            return new Attempt.Incomplete(done);
        } catch (ApiException.OutcomeUnknown lost) {
            return new Attempt.Incomplete(done);
        } catch (ApiException failure) {
            return incomplete(failure);
        }
    }

    /**
     * Somebody made it since the target was read: a controller that makes such an object in each namespace, the API server itself, or
     * this restore, whose answer was lost.
     */
    private Attempt appeared(PlannedObject object, ObjectApi api, ObjectNode wanted) {
        ExistingPolicy policy =
                MadeByControllers.isMadeInEachNamespace(object.target()) ? ExistingPolicy.UPDATE : options.existing();
        return switch (policy) {
            case UPDATE, REPLACE -> update(object, api, wanted, Extent.CONTENT);
            case SKIP, FAIL ->
                api.read()
                        .map(live -> new Appearance(comparison, policy).judge(object, wanted, live))
                        .orElseGet(
                                () -> new Attempt.Later(new RestoreOutcome.Failed("it comes and goes at the target")));
        };
    }

    private Attempt update(PlannedObject object, ObjectApi api, ObjectNode wanted, Extent extent) {
        GroupResource resource = object.target().resource();
        boolean complete = owners.writeInto(resource, wanted);
        RestoreOutcome.Done done = new RestoreOutcome.Done(RestoreOutcome.Change.UPDATED, List.of());
        for (int i = 0; i < MOST_CONFLICTS; i++) {
            Optional<ObjectNode> live = api.read();
            if (live.isEmpty()) {
                return create(object, api, wanted, RestoreOutcome.Change.CREATED);
            }
            try {
                ObjectNode body = UpdateBody.of(resource, wanted, live.get());
                if (!complete) {
                    UpdateBody.keepOwners(body, live.get());
                }
                if (options.status() == StatusPolicy.LEFT_OUT) {
                    UpdateBody.keepStatusManagers(body, live.get());
                }
                boolean same = UpdateBody.isSame(body, live.get());
                if (!same && extent == Extent.OWNERSHIP) {
                    return appeared(object, api, wanted); // changed since the plan was made
                }
                ObjectNode answer = same ? live.get() : api.replace(body, managers.forUpdate(wanted));
                owners.learn(wanted, answer);
                return complete ? completed(object, api, wanted, answer, done) : new Attempt.Incomplete(done);
            } catch (ApiException.Conflict changed) {
                // Somebody wrote in between: read it again.
            }
        }
        return new Attempt.Later(new RestoreOutcome.Failed(
                "somebody else changes it all the time; pause whatever does, and restore once more"));
    }

    private String dropMissingOwners(ObjectNode wanted) {
        if (options.inclusion() == Inclusion.FAITHFUL) {
            return "an owner could not be restored; the reference names the uid that it had";
        }
        owners.dropUnknown(wanted);
        return "an owner could not be restored; the reference to it was left out";
    }

    private Completion completion(PlannedObject object, ObjectApi api) {
        return new Completion(api, object.target().resource(), managers, options.status());
    }

    private static Attempt incomplete(ApiException failure) {
        return failed("it is there, but could not be completed: " + Setbacks.message(failure));
    }

    private static Attempt untouched(PlannedAction action) {
        return new Attempt.Settled(new RestoreOutcome.Untouched(action));
    }

    private static Attempt failed(String reason) {
        return new Attempt.Settled(new RestoreOutcome.Failed(reason));
    }
}
