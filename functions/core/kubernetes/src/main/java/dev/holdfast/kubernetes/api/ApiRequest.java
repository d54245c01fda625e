package dev.holdfast.kubernetes.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request.
 *
 * @param method how
 * @param path the path below the server's address, encoded, with its query if there is one; begins with {@code /}
 * @param accept the media type wanted
 * @param body what is sent along, if anything
 */
public record ApiRequest(Method method, String path, String accept, Optional<Body> body) {
    private static final String JSON = "application/json";
    private static final byte[] DELETE_OPTIONS =
            "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\"}".getBytes(StandardCharsets.UTF_8);

    /** What a request does. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE;

        /** Whether sending it twice is the same as sending it once. */
        public boolean isRepeatable() {
            return this == GET;
        }
    }

    /** How the body of a PATCH is meant. */
    public enum PatchType {
        /** RFC 6902. */
        JSON("application/json-patch+json"),
        /** RFC 7386. */
        MERGE("application/merge-patch+json"),
        /** Of built-in types only: lists merge by key. */
        STRATEGIC("application/strategic-merge-patch+json"),
        /** Server-side apply; wants {@link #query} {@code fieldManager}. JSON is YAML. */
        APPLY("application/apply-patch+yaml");

        private final String mediaType;

        PatchType(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /**
     * What is sent along.
     *
     * @param mediaType its type
     * @param bytes its content; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    public record Body(String mediaType, byte[] bytes) {
        @Override
        public String toString() {
            return bytes.length + " bytes of " + mediaType;
        }
    }

    public ApiRequest {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Not the path of a request: '" + path + "'");
        }
        if (body.isPresent() == (method == Method.GET)) {
            throw new IllegalArgumentException(
                    "A " + method + (method == Method.GET ? " has no" : " needs a") + " body");
        }
    }

    /** Reads {@code path}. */
    public static ApiRequest get(String path) {
        return new ApiRequest(Method.GET, path, JSON, Optional.empty());
    }

    /** Creates {@code json} in the collection {@code path}. */
    public static ApiRequest create(String path, byte[] json) {
        return new ApiRequest(Method.POST, path, JSON, Optional.of(new Body(JSON, json)));
    }

    /** Replaces the object at {@code path}. */
    public static ApiRequest replace(String path, byte[] json) {
        return new ApiRequest(Method.PUT, path, JSON, Optional.of(new Body(JSON, json)));
    }

    /** Changes the object at {@code path}. */
    public static ApiRequest patch(String path, PatchType type, byte[] patch) {
        return new ApiRequest(Method.PATCH, path, JSON, Optional.of(new Body(type.mediaType, patch)));
    }

    /** Deletes the object at {@code path}. */
    public static ApiRequest delete(String path) {
        return delete(path, DELETE_OPTIONS);
    }

    /** Deletes the object at {@code path} as {@code deleteOptions} say: preconditions, propagation policy. */
    public static ApiRequest delete(String path, byte[] deleteOptions) {
        return new ApiRequest(Method.DELETE, path, JSON, Optional.of(new Body(JSON, deleteOptions)));
    }

    /** The same with another parameter in the query. */
    public ApiRequest query(String name, String value) {
        String parameter = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return new ApiRequest(method, path + (path.indexOf('?') < 0 ? "?" : "&") + parameter, accept, body);
    }

    /** The same for another media type. */
    public ApiRequest accepting(String mediaType) {
        return new ApiRequest(method, path, mediaType, body);
    }

    /** The same, judged by the server but not stored. */
    public ApiRequest dryRun() {
        return query("dryRun", "All");
    }

    /** For messages: method and path without its query. */
    @Override
    public String toString() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
