package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.compare.Expectations;
import dev.holdfast.kubernetes.compare.ExpectedObject;
import dev.holdfast.kubernetes.compare.ObjectVerdict;
import dev.holdfast.kubernetes.compare.Owners;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a cluster should hold after a restore. */
public final class RestoredExpectations implements Expectations {
    private final RestorePlan plan;
    private final RestoreResult result;
    private final ObjectSource source;

    public RestoredExpectations(RestorePlan plan, RestoreResult result, ObjectSource source) {
        this.plan = plan;
        this.result = result;
        this.source = source;
    }

    @Override
    public Map<ApiResource, Set<ObjectRef>> wanted() {
        Map<ApiResource, Set<ObjectRef>> wanted = new HashMap<>();
        for (PlannedObject object : plan.objects()) {
            if (settled(object).isEmpty()) {
                object.at()
                        .ifPresent(at -> wanted.computeIfAbsent(at, any -> new HashSet<>())
                                .add(object.target()));
            }
        }
        return wanted;
    }

    @Override
    public void read(Consumer<ExpectedObject> consumer) {
        Map<ObjectPath, ObjectRef> present = new HashMap<>();
        for (PlannedObject object : plan.objects()) {
            settled(object)
                    .ifPresentOrElse(
                            verdict -> consumer.accept(new ExpectedObject.Settled(object.target(), verdict)),
                            () -> present.put(object.path(), object.target()));
        }
        TargetForm form = TargetForm.of(plan);
        source.read(
                present.keySet(),
                stored -> Optional.ofNullable(present.get(stored.path()))
                        .ifPresent(target -> consumer.accept(new ExpectedObject.Present(target, form.of(stored)))));
    }

    @Override
    public Owners owners() {
        return plan.ownersAtTarget();
    }

    /** Empty if the object must be looked at. */
    private Optional<ObjectVerdict> settled(PlannedObject object) {
        return switch (object.action()) {
            case PlannedAction.LeftOut left -> Optional.of(new ObjectVerdict.LeftOut(left.reason()));
            case PlannedAction.NotServed gone ->
                Optional.of(new ObjectVerdict.NotServed(gone.apiVersion(), gone.successors()));
            case PlannedAction.Lost lost -> Optional.of(new ObjectVerdict.Unknown(lost.reason()));
            case PlannedAction.Conflict conflict -> Optional.of(new ObjectVerdict.Refused(conflict.reason()));
            case PlannedAction.Create wanted -> problem(object);
            case PlannedAction.Update wanted -> problem(object);
            case PlannedAction.Replace wanted -> problem(object);
            case PlannedAction.Skip there -> Optional.empty();
            case PlannedAction.Unchanged there -> Optional.empty();
        };
    }

    private Optional<ObjectVerdict> problem(PlannedObject object) {
        return Optional.ofNullable(result.problems().get(object.target()))
                .flatMap(outcome -> outcome instanceof RestoreOutcome.Failed failed
                        ? Optional.of(new ObjectVerdict.Refused(failed.reason()))
                        : Optional.empty());
    }
}
