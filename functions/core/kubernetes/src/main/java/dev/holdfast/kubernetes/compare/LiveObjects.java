package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.Sha256;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Which of the wanted objects a cluster holds at the moment, each as the digest of its normal form: about 200 bytes of memory an
 * object, however large it is.
 */
public final class LiveObjects {
    /** So few objects of a resource are read one by one rather than by listing all of them. */
    private static final int FEW = 8;

    private static final int LISTS_AT_ONCE = 4;
    private static final ObjectMapper JSON = JsonFormat.newMapper();

    private final ApiServer server;
    private final NormalForm form;
    private final Map<ObjectRef, Entry> entries = new ConcurrentHashMap<>();
    private final Map<ApiResource, String> failures = new ConcurrentHashMap<>();

    /** What is kept of a live object. */
    record Entry(String uid, Sha256 digest, List<String> ownerUids, ApiResource resource, State state) {}

    private enum State {
        WHOLE,
        UNFINISHED
    }

    private LiveObjects(ApiServer server, StatusPolicy status) {
        this.server = server;
        this.form = new NormalForm(status);
    }

    /** Reads what is there now. A resource that cannot be read does not fail this: its objects are unknown. */
    public static LiveObjects read(ApiServer server, Map<ApiResource, Set<ObjectRef>> wanted, StatusPolicy status) {
        LiveObjects live = new LiveObjects(server, status);
        Semaphore places = new Semaphore(LISTS_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            wanted.forEach((resource, objects) -> running.add(threads.submit(() -> {
                places.acquireUninterruptibly();
                try {
                    live.readResource(resource, objects);
                } finally {
                    places.release();
                }
            })));
            running.forEach(LiveObjects::await);
        }
        return live;
    }

    /** The uid of an object, if it is there. */
    public Optional<String> uid(ObjectRef object) {
        return Optional.ofNullable(entries.get(object)).map(Entry::uid);
    }

    /** Whether an object is there that a restore was killed over. */
    public boolean isUnfinished(ObjectRef object) {
        Entry entry = entries.get(object);
        return entry != null && entry.state() == State.UNFINISHED;
    }

    /** Why this resource could not be read; empty if it was. */
    public Optional<String> failure(ApiResource resource) {
        return Optional.ofNullable(failures.get(resource));
    }

    /** How many of the wanted objects are there. */
    public int size() {
        return entries.size();
    }

    Optional<Entry> find(ObjectRef object) {
        return Optional.ofNullable(entries.get(object));
    }

    private void readResource(ApiResource resource, Set<ObjectRef> wanted) {
        try {
            if (wanted.size() <= FEW) {
                wanted.forEach(object -> readOne(resource, object));
                return;
            }
            Set<String> namespaces = wanted.stream().map(ObjectRef::namespace).collect(Collectors.toSet());
            String namespace = namespaces.size() == 1 ? namespaces.iterator().next() : "";
            new LiveList(server, resource).read(namespace, object -> add(resource, wanted, object));
        } catch (ApiException.NotFound notServed) {
            // No such resource at this version: nothing of it is there.
        } catch (ApiException failed) {
            failures.put(resource, String.valueOf(failed.getMessage()));
        }
    }

    private void readOne(ApiResource resource, ObjectRef wanted) {
        fetch(server, resource, wanted).ifPresent(object -> add(resource, Set.of(wanted), object));
    }

    /** Reads one object as it is now. */
    static Optional<ObjectNode> fetch(ApiServer server, ApiResource resource, ObjectRef object) {
        try {
            byte[] json = server.send(ApiRequest.get(resource.id().path(object)));
            return Optional.of((ObjectNode) JSON.readTree(json));
        } catch (ApiException.NotFound absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }

    private void add(ApiResource resource, Set<ObjectRef> wanted, ObjectNode object) {
        ObjectRef ref = new ObjectRef(
                resource.groupResource(),
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
        if (wanted.contains(ref)) {
            String uid = object.at("/metadata/uid").asText();
            State state = FieldOwnership.isUnfinished(object) ? State.UNFINISHED : State.WHOLE;
            NormalForm.Normalised normal = form.apply(resource.groupResource(), object);
            entries.put(ref, new Entry(uid, TreeDigest.of(normal.tree()), normal.ownerUids(), resource, state));
        }
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the cluster", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("Reading the cluster failed: " + e.getCause(), e);
        }
    }
}
