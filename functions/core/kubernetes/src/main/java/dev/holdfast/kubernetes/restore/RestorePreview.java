package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.diff.FieldDiff;
import dev.holdfast.kubernetes.diff.IgnoredFields;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks the target about each change of a plan without making any: server-side dry-run goes through defaults, validation, quotas and admission,
 * and then stores nothing.
 */
public final class RestorePreview {
    private static final Comparator<PreviewedObject> ORDER = Comparator.comparing(
                    (PreviewedObject previewed) -> previewed.object().stage())
            .thenComparing(previewed -> previewed.object().path());
    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");
    private static final IgnoredFields BOOKKEEPING = new IgnoredFields(Set.of(
            "/metadata/resourceVersion",
            "/metadata/generation",
            "/metadata/managedFields",
            "/metadata/uid",
            "/metadata/creationTimestamp",
            "/status"));

    private final ApiServer target;

    public RestorePreview(ApiServer target) {
        this.target = new DryRunServer(target);
    }

    /** What the target says to every change of {@code plan}, in the plan's order. */
    public List<PreviewedObject> of(RestorePlan plan, ObjectSource source) {
        OwnerUids owners = new OwnerUids(plan);
        Queue<PreviewedObject> judged = new ConcurrentLinkedQueue<>();
        new ObjectStream(source, TargetForm.of(plan))
                .forEach(
                        plan.changes(),
                        (object, wanted) -> object.at()
                                .ifPresent(at -> judged.add(new PreviewedObject(
                                        object, withNamespace(plan, object, judge(object, at, wanted, owners))))));
        List<PreviewedObject> sorted = new ArrayList<>(judged);
        sorted.sort(ORDER);
        return sorted;
    }

    /** What waits for a namespace that nobody will make, waits for ever. */
    private static Preview withNamespace(RestorePlan plan, PlannedObject object, Preview preview) {
        String namespace = object.target().namespace();
        boolean lacking = preview instanceof Preview.NotYetKnown(String reason)
                && reason.contains("namespaces \"" + namespace + "\" not found")
                && plan.changes().stream()
                        .noneMatch(other -> other.target().equals(new ObjectRef(NAMESPACES, "", namespace)));
        return lacking
                ? new Preview.WouldRefuse("the target has no namespace " + namespace
                        + ", and this restore makes none: create it first, or restore it too")
                : preview;
    }

    private Preview judge(PlannedObject object, ApiResource at, ObjectNode wanted, OwnerUids owners) {
        try {
            return ask(object, new ObjectApi(target, at, object), wanted, owners);
        } catch (ApiException.NotFound missing) {
            return new Preview.NotYetKnown(Setbacks.message(missing));
        } catch (ApiException refused) {
            return new Preview.WouldRefuse(Setbacks.message(refused));
        }
    }

    private static Preview ask(PlannedObject object, ObjectApi api, ObjectNode wanted, OwnerUids owners) {
        GroupResource resource = object.target().resource();
        boolean ownersKnown = owners.writeInto(resource, wanted);
        FieldManagers managers = new FieldManagers(ExistingPolicy.UPDATE);
        Optional<ObjectNode> live = object.action() instanceof PlannedAction.Create ? Optional.empty() : api.read();
        if (live.isEmpty()) {
            ObjectNode body = CreateBody.of(resource, wanted);
            if (!ownersKnown) {
                Trees.metadata(body).remove("ownerReferences");
            }
            new Creation(api, managers.forUpdate(wanted), ObjectApi.Answer.WHOLE).run(resource, body);
            return new Preview.WouldCreate();
        }
        if (object.action() instanceof PlannedAction.Replace) {
            // The name is taken until the old one is deleted: nobody can judge the new one before.
            return change(object, live.get(), CreateBody.of(resource, wanted));
        }
        ObjectNode body = UpdateBody.of(resource, wanted, live.get());
        if (!ownersKnown) {
            UpdateBody.keepOwners(body, live.get());
        }
        return change(object, live.get(), api.replace(body, managers.forUpdate(wanted)));
    }

    private static Preview change(PlannedObject object, ObjectNode before, ObjectNode after) {
        return new Preview.WouldChange(
                FieldDiff.between(object.target().path(), Trees.write(before), Trees.write(after), BOOKKEEPING));
    }
}
