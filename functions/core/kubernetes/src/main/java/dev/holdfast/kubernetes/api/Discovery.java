package dev.holdfast.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a server what it serves: two requests where it knows aggregated discovery (Kubernetes 1.26 and later), else one per group
 * version.
 */
public final class Discovery {
    private static final String LISTS = ";as=APIGroupDiscoveryList";
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2" + LISTS
            + ",application/json;g=apidiscovery.k8s.io;v=v2beta1" + LISTS + ",application/json";
    private static final ObjectMapper JSON = JsonFormat.newMapper();

    private final ApiServer server;

    public Discovery(ApiServer server) {
        this.server = server;
    }

    /**
     * Everything that is served now. A dead aggregated API does not fail this; it is named in the answer.
     *
     * @throws ApiException if the server itself does not answer
     */
    public ServedApi read() {
        List<ApiResource> resources = new ArrayList<>();
        List<ServedApi.FailedGroup> failed = new ArrayList<>();
        for (String root : List.of("/api", "/apis")) {
            JsonNode answer = json(ApiRequest.get(root).accepting(AGGREGATED));
            if (answer.path("kind").asText().equals("APIGroupDiscoveryList")) {
                AggregatedDiscovery.read(answer, resources, failed);
            } else {
                GroupDiscovery.read(answer, this::json, resources, failed);
            }
        }
        return new ServedApi(resources, failed);
    }

    /** The server's version, as it calls itself: {@code v1.37.0}. */
    public String version() {
        return json(ApiRequest.get("/version")).path("gitVersion").asText();
    }

    private JsonNode json(ApiRequest request) {
        byte[] answer = server.send(request);
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new MalformedJsonException(
                    request + " at " + server.address()
                            + " was not answered with JSON; check that this is an API server",
                    e);
        }
    }
}
