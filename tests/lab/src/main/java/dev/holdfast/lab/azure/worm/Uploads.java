package dev.holdfast.lab.azure.worm;

import dev.holdfast.lab.azure.worm.Gate.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All that makes a version (rules 1 and 2). The bytes go to Azurite first, under a name that nobody else has; they become a version when
 * the index takes them, so of two writers at once one is first and the other is refused.
 */
final class Uploads {
    /** Bytes that lie in Azurite and wait to become a version. */
    private record Stored(String backing, long size, String md5) {}

    /** Blocks that were put and not yet committed wait in one blob of Azurite; a restart of the check forgets them, as a week would. */
    private final ConcurrentMap<String, String> uncommitted = new ConcurrentHashMap<>();

    private final VersionIndex index;
    private final Upstream upstream;

    Uploads(VersionIndex index, Upstream upstream) {
        this.index = index;
        this.upstream = upstream;
    }

    Answer putBlob(Call call, Caller caller) {
        if (!call.requiredHeader("x-ms-blob-type").equals("BlockBlob")) {
            throw new Refusal(AzureError.NotImplemented, "only block blobs");
        }
        Preconditions.requireWritable(call, caller, index.history(call.container(), call.blob()));
        String backing = newBacking();
        Md5Body body = new Md5Body(call.body());
        HttpResponse<InputStream> response = upstream.put(call.container(), backing, body, length(call));
        Optional<String> promised = call.header("content-md5");
        if (promised.isPresent() && !promised.get().equals(body.md5())) {
            upstream.delete(call.container(), backing);
            throw new Refusal(AzureError.Md5Mismatch);
        }
        return commit(call, caller, new Stored(backing, length(call), body.md5()), response);
    }

    Answer putBlock(Call call, Caller caller) {
        caller.require(Permission.WRITE);
        String backing = uncommitted.computeIfAbsent(path(call), _ -> newBacking());
        HttpResponse<InputStream> response = upstream.putBlock(
                call.container(), backing, call.query().getOrDefault("blockid", ""), call.body(), length(call));
        return relay(response);
    }

    Answer putBlockList(Call call, Caller caller) {
        caller.require(Permission.WRITE);
        Preconditions.requireWritable(call, caller, index.history(call.container(), call.blob()));
        String backing = Optional.ofNullable(uncommitted.remove(path(call))).orElseGet(this::newBacking);
        HttpResponse<InputStream> response =
                upstream.putBlockList(call.container(), backing, call.body(), length(call));
        long size = response.statusCode() < 300 ? sizeOf(call.container(), backing) : 0;
        return commit(call, caller, new Stored(backing, size, ""), response);
    }

    /** Of a blob or a version of this check itself. */
    Answer copyBlob(Call call, Caller caller) {
        caller.require(Permission.READ);
        Preconditions.requireWritable(call, caller, index.history(call.container(), call.blob()));
        URI source = URI.create(call.requiredHeader("x-ms-copy-source"));
        String[] parts = Call.decode(source.getRawPath()).substring(1).split("/", 3);
        if (parts.length < 3 || !index.has(parts[1])) {
            throw new Refusal(AzureError.CannotVerifyCopySource);
        }
        String id = Call.query(source.getRawQuery()).getOrDefault("versionid", "");
        BlobVersion version = index.history(parts[1], parts[2]).find(id);
        String backing = newBacking();
        HttpResponse<InputStream> read = upstream.get(parts[1], version.backing(), Map.of());
        Answer answer = commit(
                call,
                caller,
                new Stored(backing, version.size(), version.md5()),
                upstream.put(call.container(), backing, read.body(), version.size()));
        return new Answer(202, answer.headers(), answer.body(), answer.length())
                .with("x-ms-copy-id", answer.headers().getOrDefault("x-ms-version-id", ""))
                .with("x-ms-copy-status", "success");
    }

    private Answer commit(Call call, Caller caller, Stored stored, HttpResponse<InputStream> response) {
        Answer relayed = relay(response);
        if (response.statusCode() >= 300) {
            return relayed;
        }
        try {
            BlobHistory history = index.step(call.container(), call.blob(), before -> {
                Preconditions.requireWritable(call, caller, before);
                Instant now = index.nextVersion();
                return before.written(new BlobVersion(
                        VersionId.of(now),
                        stored.backing(),
                        stored.size(),
                        now,
                        stored.md5(),
                        contentType(call),
                        protection(call, caller, now)));
            });
            BlobVersion version = history.versions().getLast();
            return Descriptions.describe(Answer.empty(201), history, version, Descriptions.Kind.WRITTEN);
        } catch (Refusal refusal) {
            upstream.delete(call.container(), stored.backing());
            throw refusal;
        }
    }

    private static String contentType(Call call) {
        return call.header("x-ms-blob-content-type")
                .or(() -> call.header("content-type"))
                .orElse("application/octet-stream");
    }

    /** Rule 2. */
    private Protection protection(Call call, Caller caller, Instant now) {
        Optional<ImmutabilityPolicy> policy = PolicyHeaders.policy(call);
        boolean held = PolicyHeaders.hold(call).orElse(false);
        if (policy.isEmpty() && !held) {
            return index.inherited(call.container());
        }
        caller.require(Permission.SET_IMMUTABILITY);
        Protection base =
                policy.isPresent() ? Protection.NONE.withPolicy(policy.get(), now) : index.inherited(call.container());
        return base.withHold(held);
    }

    private long sizeOf(String container, String backing) {
        HttpResponse<InputStream> response = upstream.get(container, backing, Map.of());
        try (InputStream _ = response.body()) {
            return response.headers().firstValueAsLong("content-length").orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String newBacking() {
        return "v" + index.nextVersion().toString().replace(":", "-");
    }

    private static Answer relay(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            Answer answer = Answer.xml(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            response.headers().firstValue("x-ms-error-code").ifPresent(code -> answer.with("x-ms-error-code", code));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Call call) {
        return Long.parseLong(call.header("content-length").orElse("0"));
    }

    private static String path(Call call) {
        return call.container() + "/" + call.blob();
    }
}
