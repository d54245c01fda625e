package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import dev.holdfast.kubernetes.objects.ObjectSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps account of a capture: what of which resource, what not and why. Safe for many threads. */
final class Ledger {
    private final ApiServer server;
    private final Lists lists;
    private final ObjectSink sink;
    private final Map<GroupResource, Entry> entries = new ConcurrentHashMap<>();
    private final Queue<LeftOut> leftOut = new ConcurrentLinkedQueue<>();
    private final Queue<CaptureFailure> failures = new ConcurrentLinkedQueue<>();

    Ledger(ApiServer server, Lists lists, ObjectSink sink) {
        this.server = server;
        this.lists = lists;
        this.sink = sink;
    }

    void failed(String what, CaptureFailure.Kind kind, String reason) {
        failures.add(new CaptureFailure(what, kind, reason));
    }

    void leftOut(LeftOut what) {
        leftOut.add(what);
    }

    /** The account of one resource, the same at each call. */
    Entry entry(ApiResource resource) {
        return entries.computeIfAbsent(resource.groupResource(), key -> new Entry(resource));
    }

    CaptureManifest manifest(String version, ServedApi served) {
        List<CapturedResource> captured = new ArrayList<>();
        List<LeftOut> notCaptured = new ArrayList<>(leftOut);
        for (Entry entry : entries.values()) {
            if (entry.tally.objects() > 0 || entry.whole) {
                captured.add(entry.tally.captured());
            }
            notCaptured.addAll(entry.tally.leftOut());
        }
        return new CaptureManifest(version, served, captured, notCaptured, List.copyOf(failures));
    }

    /** One resource's account. */
    final class Entry {
        private final ApiResource resource;
        private final Tally tally;
        private volatile boolean whole = true;

        private Entry(ApiResource resource) {
            this.resource = resource;
            this.tally = new Tally(resource);
        }

        /** Whether nothing of it failed. */
        boolean isWhole() {
            return whole;
        }

        /**
         * Captures the objects of this resource. A failure that concerns only this resource is noted; one that concerns the server as a whole
         * is thrown.
         *
         * @param references is shown each captured object, for what it refers to
         */
        void capture(List<Lists.Part> parts, Meant meant, References references) {
            try {
                lists.list(resource, parts, new ResourceReceiver(resource, meant, references, sink, tally));
            } catch (ListForgottenException e) {
                fail(
                        CaptureFailure.Kind.FORGOTTEN,
                        "the server forgot the list each time before its end; run it again");
            } catch (MalformedJsonException e) {
                fail(CaptureFailure.Kind.MALFORMED, String.valueOf(e.getMessage()));
            } catch (ApiException.Unauthorized e) {
                throw e; // nothing else would go better
            } catch (ApiException.Unreachable e) {
                server.send(ApiRequest.get("/version")); // is it this list, or the server? If it is, this says so
                fail(CaptureFailure.Kind.UNAVAILABLE, e.getMessage());
            } catch (ApiException e) {
                fail(kind(e), e.getMessage());
            }
            if (tally.malformedItems() > 0) {
                fail(
                        CaptureFailure.Kind.MALFORMED,
                        tally.malformedItems() + " items are no objects of this resource; look at what serves it");
            }
        }

        private void fail(CaptureFailure.Kind kind, String reason) {
            whole = false;
            failed(resource.groupResource().toString(), kind, reason);
        }

        private static CaptureFailure.Kind kind(ApiException failure) {
            return switch (failure) {
                case ApiException.Forbidden _ -> CaptureFailure.Kind.FORBIDDEN;
                case ApiException.Refused _ -> CaptureFailure.Kind.REFUSED;
                case ApiException.Retryable _ -> CaptureFailure.Kind.UNAVAILABLE;
                case ApiException.OutcomeUnknown _ -> CaptureFailure.Kind.UNAVAILABLE;
            };
        }
    }
}
