package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the planner needs to know from one object of the snapshot. */
final class CandidateReader {
    private final RestoreOptions options;
    private final Transformation transformation;
    private final Catalogue catalogue;
    private final Selection selection;

    CandidateReader(RestoreOptions options, Transformation transformation, Catalogue catalogue, Selection selection) {
        this.options = options;
        this.transformation = transformation;
        this.catalogue = catalogue;
        this.selection = selection;
    }

    /** Empty if the object is out of scope. */
    Optional<Candidate> read(StoredObject stored) {
        try {
            ObjectNode object = Trees.read(stored.json());
            return selection.takes(stored.ref(), object) ? Optional.of(candidate(stored, object)) : Optional.empty();
        } catch (MalformedJsonException broken) {
            return Optional.of(unreadable(stored));
        }
    }

    /** The same of an object that is in scope, whatever the scope says. */
    Candidate readChosen(StoredObject stored) {
        try {
            return candidate(stored, Trees.read(stored.json()));
        } catch (MalformedJsonException broken) {
            return unreadable(stored);
        }
    }

    private Candidate unreadable(StoredObject stored) {
        PlannedAction conflict =
                new PlannedAction.Conflict("the snapshot holds no readable object there; check the copy");
        return new Candidate(
                stored.path(),
                transformation.target(stored.ref()),
                Optional.empty(),
                "",
                List.of(),
                Optional.of(conflict));
    }

    private Candidate candidate(StoredObject stored, ObjectNode object) {
        ObjectRef captured = stored.ref();
        String apiVersion = object.path("apiVersion").asText();
        Optional<ApiResource> at = catalogue.find(apiVersion, captured.resource());
        String uid = object.at("/metadata/uid").asText();
        List<Candidate.OwnerReference> owners = owners(captured, object);
        Optional<PlannedAction> settled = settled(captured, object, apiVersion, at);
        return new Candidate(stored.path(), transformation.target(captured), at, uid, owners, settled);
    }

    private Optional<PlannedAction> settled(
            ObjectRef captured, ObjectNode object, String apiVersion, Optional<ApiResource> at) {
        Optional<String> left = TargetOwned.reason(captured, object);
        if (left.isEmpty() && options.inclusion() == Inclusion.PRODUCTION) {
            left = MadeByControllers.reason(captured, object);
        }
        if (left.isPresent()) {
            return left.map(PlannedAction.LeftOut::new);
        }
        if (at.isEmpty()) {
            return Optional.of(new PlannedAction.NotServed(apiVersion, catalogue.successors(captured.resource())));
        }
        if (!at.get().can("create")) {
            return Optional.of(
                    new PlannedAction.LeftOut("the API server makes such objects up when they are asked for"));
        }
        try {
            transformation.apply(captured, object);
            return Optional.empty();
        } catch (UnfitObjectException unfit) {
            return Optional.of(new PlannedAction.Conflict(String.valueOf(unfit.getMessage())));
        }
    }

    private List<Candidate.OwnerReference> owners(ObjectRef captured, JsonNode object) {
        List<Candidate.OwnerReference> owners = new ArrayList<>();
        for (JsonNode reference : object.at("/metadata/ownerReferences")) {
            Optional<ApiResource> at = catalogue.kind(
                    reference.path("apiVersion").asText(),
                    reference.path("kind").asText());
            String name = reference.path("name").asText();
            Optional<ObjectRef> owner = at.filter(any -> !name.isEmpty())
                    .map(type -> transformation.target(new ObjectRef(
                            type.groupResource(), type.isNamespaced() ? captured.namespace() : "", name)));
            owners.add(new Candidate.OwnerReference(
                    reference.path("uid").asText(),
                    owner,
                    at,
                    reference.path("controller").asBoolean()));
        }
        return owners;
    }
}
