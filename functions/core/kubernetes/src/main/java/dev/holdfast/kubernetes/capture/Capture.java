package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.ObjectSink;
import java.time.InstantSource;

/**
 * Reads a cluster's objects, each exactly as it is served, and passes them to a sink in canonical JSON.
 *
 * <p>Every resource is read at one state (one {@code resourceVersion}); different resources at different ones, as the API has no other
 * way. Nothing is written to the cluster. Memory does not grow with the number of objects.
 */
public final class Capture {
    private Capture() {}

    /**
     * Captures everything that {@code scope} means.
     *
     * @param server usually a {@link dev.holdfast.kubernetes.api.RetryingApiServer}: what it throws counts as final here
     * @param sink takes the objects, from many threads; what it throws ends the capture and comes out of this method
     * @return complete, or partial with the names of what is missing
     * @throws ApiException if the server itself cannot be asked
     * @throws CaptureException if the deadline passed
     */
    public static CaptureResult run(
            ApiServer server, CaptureScope scope, ObjectSink sink, CaptureSettings settings, InstantSource clock) {
        try (Lists lists = new Lists(server, settings, clock)) {
            return new CaptureRun(server, scope.scope(), sink, lists).run();
        }
    }
}
