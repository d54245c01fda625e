package dev.holdfast.lab.azure.worm;

import dev.holdfast.lab.azure.worm.Descriptions.Kind;
import dev.holdfast.lab.azure.worm.Gate.Caller;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading and deleting versions, and what protects them (rules 3 to 6). */
record Blobs(VersionIndex index, Upstream upstream, InstantSource clock) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-\\d*");

    Answer head(Call call, Caller caller) {
        caller.require(Permission.READ);
        BlobHistory history = index.history(call.container(), call.blob());
        BlobVersion version = history.find(call.versionId());
        Preconditions.requireMatch(call, Optional.of(version));
        Answer answer = new Answer(200, new TreeMap<>(), InputStream.nullInputStream(), version.size());
        return Descriptions.describe(answer, history, version, Kind.READ);
    }

    Answer get(Call call, Caller caller) {
        caller.require(Permission.READ);
        BlobHistory history = index.history(call.container(), call.blob());
        BlobVersion version = history.find(call.versionId());
        Preconditions.requireMatch(call, Optional.of(version));
        Map<String, String> range = new TreeMap<>();
        call.header("x-ms-range").or(() -> call.header("range")).ifPresent(value -> {
            requireSatisfiable(value, version.size());
            range.put("x-ms-range", value);
        });
        HttpResponse<InputStream> response = upstream.get(call.container(), version.backing(), range);
        Answer answer = new Answer(
                response.statusCode(),
                new TreeMap<>(),
                response.body(),
                response.headers().firstValueAsLong("content-length").orElse(0));
        response.headers().firstValue("content-range").ifPresent(value -> answer.with("Content-Range", value));
        if (response.statusCode() >= 300) {
            return answer.with(
                            "x-ms-error-code",
                            response.headers().firstValue("x-ms-error-code").orElse(""))
                    .with("Content-Type", "application/xml");
        }
        return Descriptions.describe(answer, history, version, Kind.READ);
    }

    /** Azurite answers a range that begins at the end with the whole blob; the service refuses it [REST]. */
    private static void requireSatisfiable(String range, long size) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new Refusal(AzureError.InvalidHeaderValue, range);
        }
        if (Long.parseLong(matcher.group(1)) >= size) {
            throw new Refusal(AzureError.InvalidRange);
        }
    }

    Answer delete(Call call, Caller caller) {
        String id = call.versionId();
        caller.require(id.isEmpty() ? Permission.DELETE : Permission.DELETE_VERSION);
        if (id.isEmpty()) {
            index.step(call.container(), call.blob(), history -> {
                Preconditions.requireMatch(call, history.current());
                return history.demoted(clock.instant());
            });
            return Answer.empty(202).with("x-ms-delete-type-permanent", "false");
        }
        BlobVersion version = index.history(call.container(), call.blob()).find(id);
        index.step(call.container(), call.blob(), history -> history.without(id, clock.instant()));
        upstream.delete(call.container(), version.backing());
        return Answer.empty(202).with("x-ms-delete-type-permanent", "true");
    }

    Answer setMetadata(Call call, Caller caller) {
        caller.require(Permission.WRITE);
        index.history(call.container(), call.blob()).find("").protection().requireMetadataWritable();
        throw new Refusal(AzureError.NotImplemented, "metadata is not kept; that it is protected is what counts here");
    }

    Answer setPolicy(Call call, Caller caller) {
        ImmutabilityPolicy policy = PolicyHeaders.policy(call)
                .orElseThrow(() -> new Refusal(AzureError.MissingRequiredHeader, PolicyHeaders.UNTIL));
        protect(call, caller, protection -> protection.withPolicy(policy, clock.instant()));
        return PolicyHeaders.tell(Answer.empty(200), new Protection(policy, false));
    }

    Answer deletePolicy(Call call, Caller caller) {
        protect(call, caller, Protection::withoutPolicy);
        return Answer.empty(200);
    }

    Answer setHold(Call call, Caller caller) {
        boolean hold = Boolean.parseBoolean(call.requiredHeader(PolicyHeaders.HOLD));
        protect(call, caller, protection -> protection.withHold(hold));
        return Answer.empty(200).with(PolicyHeaders.HOLD, Boolean.toString(hold));
    }

    private void protect(Call call, Caller caller, UnaryOperator<Protection> change) {
        caller.require(Permission.SET_IMMUTABILITY);
        index.step(call.container(), call.blob(), history -> history.protectedBy(call.versionId(), change));
    }
}
