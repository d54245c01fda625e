package dev.holdfast.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.objects.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is no success into its {@link ApiException}, with one sentence for people. */
final class Failures {
    private static final ObjectMapper JSON = JsonFormat.newMapper();
    private static final int LONGEST_MESSAGE = 1000;

    private final URI server;

    Failures(URI server) {
        this.server = server;
    }

    /**
     * @param code the HTTP status, not 2xx
     * @param retryAfter the header of that name
     * @param body whatever came with it
     */
    ApiException of(ApiRequest request, int code, @Nullable String retryAfter, byte[] body) {
        ServerStatus status = status(code, retryAfter, body);
        String what = request + " at " + server + ": " + sentence(status);
        return switch (code) {
            case 401 ->
                new ApiException.Unauthorized(
                        what + "; the token or client certificate of the kubeconfig is wrong or has expired, renew it",
                        status);
            case 403 -> new ApiException.Forbidden(what + "; grant the right or lift what forbids it", status);
            case 404 -> new ApiException.NotFound(what + "; list what there is", status);
            case 407 ->
                new ApiException.Refused(
                        what + "; the proxy does not know us, correct user and password in the kubeconfig's proxy-url",
                        status);
            case 409 ->
                status.reason().equals("AlreadyExists")
                        ? new ApiException.AlreadyExists(what + "; update or keep what is there", status)
                        : new ApiException.Conflict(what + "; read it again and decide anew", status);
            case 410 -> new ApiException.Gone(what + "; begin the list again", status);
            case 422 -> new ApiException.Invalid(what + "; mend the fields it names", status);
            case 429 -> new ApiException.TooManyRequests(what + "; ask again later", status);
            default -> {
                if (code < 500) {
                    yield new ApiException.Refused(what + "; the request itself must change", status);
                }
                yield mayHaveHappened(request, status)
                        ? new ApiException.OutcomeUnknown(what + "; look whether it was done", null)
                        : new ApiException.Unavailable(what + "; ask again when it has recovered", status);
            }
        };
    }

    /** A gateway that lost the answer, the server's own time limit, or etcd's: the change may have been stored all the same. */
    private static boolean mayHaveHappened(ApiRequest request, ServerStatus status) {
        return !request.method().isRepeatable()
                && (status.code() == 502
                        || status.code() == 504
                        || status.message().contains("etcdserver: request timed out")
                        || status.message().contains("context deadline exceeded"));
    }

    private static String sentence(ServerStatus status) {
        String said = status.message().isEmpty() ? "no reason given" : status.message();
        String cut = said.length() > LONGEST_MESSAGE ? said.substring(0, LONGEST_MESSAGE) + "…" : said;
        return status.code() + (status.reason().isEmpty() ? "" : " " + status.reason()) + ", " + cut;
    }

    private static ServerStatus status(int code, @Nullable String retryAfter, byte[] body) {
        JsonNode json = parse(body);
        JsonNode details = json.path("details");
        List<ServerStatus.Cause> causes = new ArrayList<>();
        for (JsonNode cause : details.path("causes")) {
            causes.add(new ServerStatus.Cause(
                    cause.path("field").asText(),
                    cause.path("reason").asText(),
                    cause.path("message").asText()));
        }
        Optional<Duration> wait = seconds(retryAfter)
                .or(() -> Optional.of(details.path("retryAfterSeconds").asLong())
                        .filter(s -> s > 0)
                        .map(Duration::ofSeconds));
        return new ServerStatus(
                code, json.path("reason").asText(), json.path("message").asText(), wait, causes);
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? JSON.missingNode() : json;
        } catch (IOException e) {
            return JSON.missingNode(); // a proxy's page of HTML says nothing that helps
        }
    }

    /** A number of seconds; the header's other form, a date, no API server sends. */
    private static Optional<Duration> seconds(@Nullable String header) {
        if (header == null || header.length() > 9 || !header.matches("[0-9]+")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
    }
}
