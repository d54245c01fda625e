package dev.holdfast.steps.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.Sha256;
import dev.holdfast.kubernetes.compare.ObjectVerdict;
import dev.holdfast.kubernetes.compare.PairComparison;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSink;
import dev.holdfast.steps.objects.RepositoryObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Takes each object that the API server on the booted database serves, and judges it at once: only the judgements are kept. */
final class BootedObjects implements ObjectSink {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredStates stored;
    private final RepositoryObjects snapshot;
    private final PairComparison pairs;
    private final long database;
    private final Map<ObjectPath, Finding> findings = new ConcurrentHashMap<>();

    /**
     * What was found of one object.
     *
     * @param difference what is wrong with it; empty if nothing is
     */
    record Finding(RevisionRule.Judgement judgement, String difference, Optional<Sha256> digest) {
        boolean isEqual() {
            return judgement == RevisionRule.Judgement.MUST_BE_EQUAL && difference.isEmpty();
        }
    }

    /** @param database the newest revision of the database that was booted */
    BootedObjects(StoredStates stored, RepositoryObjects snapshot, PairComparison pairs, long database) {
        this.stored = stored;
        this.snapshot = snapshot;
        this.pairs = pairs;
        this.database = database;
    }

    @Override
    public void accept(ObjectRef object, byte[] json) {
        ObjectPath path = object.path();
        StoredStates.State booted = StoredStates.State.of(json);
        findings.put(path, finding(object, path, booted, json));
    }

    private Finding finding(ObjectRef object, ObjectPath path, StoredStates.State booted, byte[] json) {
        Optional<StoredStates.State> captured = stored.find(path);
        RevisionRule.Judgement judgement = new RevisionRule(database, stored.listedAt(path))
                .judge(captured.map(StoredStates.State::version).orElse(OptionalLong.empty()), booted.version());
        String difference = switch (judgement) {
            case MUST_BE_EQUAL ->
                booted.digest().equals(captured.orElseThrow().digest()) ? "" : difference(object, path, json);
            case CONTRADICTION ->
                "the database has it as of revision " + shown(booted) + ", and it was captured at "
                        + captured.map(BootedObjects::shown).orElse("none")
                        + ", which cannot both be: the snapshot of etcd shows a state of another time";
            case CHANGED_IN_BETWEEN, WRITTEN_BY_BOOT, MISSING, NOT_LISTED -> "";
        };
        return new Finding(judgement, difference, Optional.of(booted.digest()));
    }

    /** Another version of Kubernetes may serve the same bytes of etcd in another way. */
    private String difference(ObjectRef object, ObjectPath path, byte[] json) {
        ObjectVerdict verdict = pairs.compare(object.resource(), tree(snapshot.read(path)), tree(json));
        return verdict instanceof ObjectVerdict.Differs differs
                ? differs.differences().stream().map(Object::toString).collect(Collectors.joining(", "))
                : "";
    }

    private static ObjectNode tree(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("An object of a snapshot is no JSON", e);
        }
    }

    private static String shown(StoredStates.State state) {
        return state.version().isPresent() ? Long.toString(state.version().getAsLong()) : "none";
    }

    @Override
    public void restarted(GroupResource resource) {
        findings.keySet().removeIf(path -> path.resource().equals(resource));
    }

    /** What was found of all that the API server serves. */
    Map<ObjectPath, Finding> findings() {
        return findings;
    }

    /** What is to be thought of an object that it does not serve. */
    RevisionRule.Judgement absent(ObjectPath path, StoredStates.State captured) {
        return new RevisionRule(database, stored.listedAt(path)).judge(captured.version(), OptionalLong.empty());
    }
}
