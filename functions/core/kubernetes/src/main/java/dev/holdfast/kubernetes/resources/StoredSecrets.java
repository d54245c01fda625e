package dev.holdfast.kubernetes.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** Secrets of a cluster, read a key at a time and kept nowhere. */
public final class StoredSecrets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;

    public StoredSecrets(ApiServer server) {
        this.server = server;
    }

    /**
     * The value of a key; empty if there is no such Secret, or no such key in it.
     *
     * @throws ApiException as the server answers; no message holds a value
     */
    public Optional<byte[]> value(String namespace, String name, String key) {
        try {
            JsonNode value = JSON.readTree(
                            server.send(ApiRequest.get("/api/v1/namespaces/" + namespace + "/secrets/" + name)))
                    .path("data")
                    .path(key);
            return value.isTextual() ? Optional.of(Base64.getDecoder().decode(value.textValue())) : Optional.empty();
        } catch (ApiException.NotFound missing) {
            return Optional.empty();
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
