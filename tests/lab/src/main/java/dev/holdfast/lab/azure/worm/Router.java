package dev.holdfast.lab.azure.worm;

import dev.holdfast.lab.azure.worm.Gate.Caller;
import java.time.Instant;
import java.time.InstantSource;

/** Which request means which operation. What the check does not know it refuses; it never guesses and never forwards. */
final class Router {
    private final Gate gate;
    private final VersionIndex index;
    private final Upstream upstream;
    private final Blobs blobs;
    private final Uploads uploads;

    Router(Gate gate, VersionIndex index, Upstream upstream, InstantSource clock) {
        this.gate = gate;
        this.index = index;
        this.upstream = upstream;
        this.blobs = new Blobs(index, upstream, clock);
        this.uploads = new Uploads(index, upstream);
    }

    Answer answer(Call call) {
        try {
            Caller caller = gate.admit(call);
            if (call.container().isEmpty()) {
                throw new Refusal(AzureError.NotImplemented, "nothing about the account itself");
            }
            return call.blob().isEmpty() ? container(call, caller) : blob(call, caller);
        } catch (Refusal refusal) {
            return Answer.error(refusal);
        }
    }

    private Answer container(Call call, Caller caller) {
        if (call.is("GET") && call.comp().equals("list")) {
            caller.require(Permission.LIST);
            return Answer.xml(200, new Listing(call).of(index));
        }
        boolean itself = call.query().getOrDefault("restype", "").equals("container")
                && call.comp().isEmpty();
        if (itself && call.is("PUT")) {
            caller.requireOwner();
            return createContainer(call.container());
        }
        if (itself && (call.is("GET") || call.is("HEAD"))) {
            caller.requireOwner();
            return describeContainer(call.container());
        }
        throw new Refusal(AzureError.NotImplemented, call.method() + " of a container with comp=" + call.comp());
    }

    private Answer createContainer(String name) {
        if (index.has(name)) {
            throw new Refusal(AzureError.ContainerAlreadyExists);
        }
        upstream.createContainer(name);
        index.define(name, null);
        return Answer.empty(201);
    }

    /** The data plane tells that versions can be locked, and nothing of the default policy [REST, Get Container Properties]. */
    private Answer describeContainer(String name) {
        if (!index.has(name)) {
            throw new Refusal(AzureError.ContainerNotFound);
        }
        return Answer.empty(200)
                .with("ETag", "\"0x8D0000000000000\"")
                .with("Last-Modified", HttpDate.format(Instant.EPOCH))
                .with("x-ms-immutable-storage-with-versioning-enabled", "true")
                .with("x-ms-has-immutability-policy", "false")
                .with("x-ms-has-legal-hold", "false");
    }

    private Answer blob(Call call, Caller caller) {
        return switch (call.method() + " " + call.comp()) {
            case "GET " -> blobs.get(call, caller);
            case "HEAD " -> blobs.head(call, caller);
            case "DELETE " -> blobs.delete(call, caller);
            case "PUT " ->
                call.header("x-ms-copy-source").isPresent()
                        ? uploads.copyBlob(call, caller)
                        : uploads.putBlob(call, caller);
            case "PUT block" -> uploads.putBlock(call, caller);
            case "PUT blocklist" -> uploads.putBlockList(call, caller);
            case "PUT metadata" -> blobs.setMetadata(call, caller);
            case "PUT immutabilitypolicies" -> blobs.setPolicy(call, caller);
            case "DELETE immutabilitypolicies" -> blobs.deletePolicy(call, caller);
            case "PUT legalhold" -> blobs.setHold(call, caller);
            default -> throw new Refusal(AzureError.NotImplemented, call.method() + " with comp=" + call.comp());
        };
    }
}
