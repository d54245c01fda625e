package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSink;
import java.util.Optional;

/** Sorts the objects of one resource: into the sink, left out with a reason, or not meant. */
final class ResourceReceiver implements Lists.Receiver {
    private final GroupResource resource;
    private final boolean namespaced;
    private final Meant meant;
    private final References references;
    private final ObjectSink sink;
    private final Tally tally;

    /**
     * @param meant whether the scope means an object
     * @param references is shown each object that is captured
     */
    ResourceReceiver(ApiResource resource, Meant meant, References references, ObjectSink sink, Tally tally) {
        this.resource = resource.groupResource();
        this.namespaced = resource.isNamespaced();
        this.meant = meant;
        this.references = references;
        this.sink = sink;
        this.tally = tally;
    }

    @Override
    public void object(byte[] canonical) {
        ItemHeader header;
        ObjectRef ref;
        try {
            header = ItemHeader.read(canonical);
            ref = new ObjectRef(resource, header.namespace(), header.name());
        } catch (MalformedJsonException | IllegalArgumentException e) {
            malformed();
            return;
        }
        if (namespaced == ref.isClusterScoped()) {
            malformed();
            return;
        }
        if (!meant.test(header)) {
            return;
        }
        Optional<LeftOut.Reason> reason = LeavingOut.single(resource, header);
        if (reason.isPresent()) {
            tally.leftOut(reason.get());
            return;
        }
        references.scan(resource, canonical);
        sink.accept(ref, canonical);
        tally.captured(canonical.length);
    }

    @Override
    public void malformed() {
        tally.malformed();
    }

    @Override
    public void listed(String namespace, String resourceVersion) {
        tally.listed(namespace, resourceVersion);
    }

    @Override
    public void restarted() {
        tally.reset();
        meant.restarted();
        sink.restarted(resource);
    }
}
