package dev.holdfast.domain.location;

import dev.holdfast.domain.InvalidFieldException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses of servers: http or https, a host, no credentials. */
public final class Endpoint {
    /** What is accepted; the resources' schemas carry the same expression. */
    public static final String PATTERN = "^https?://[^/?#@\\s]+(/[^?#\\s]*)?$";

    private Endpoint() {}

    /**
     * Reads a server's address.
     *
     * @throws InvalidFieldException if it is anything else
     */
    public static URI parse(String field, String text) {
        try {
            return check(field, new URI(text));
        } catch (URISyntaxException e) {
            throw bad(field, text);
        }
    }

    static URI check(String field, URI uri) {
        if (!uri.toString().matches(PATTERN) || uri.getHost() == null) {
            throw bad(field, withoutCredentials(uri));
        }
        return uri;
    }

    private static String withoutCredentials(URI uri) {
        return uri.getRawAuthority() == null ? uri.toString() : uri.toString().replaceFirst("//[^/]*@", "//...@");
    }

    private static InvalidFieldException bad(String field, String text) {
        String shown = text.replaceFirst("//[^/]*@", "//...@");
        return InvalidFieldException.notA(
                field,
                shown,
                "a server's address",
                "for example https://store.example.org:9000, without credentials, '?' and '#'");
    }

    /** {@code domain} for every host below it, else host and port. */
    static String system(URI uri, String domain) {
        @Nullable String named = uri.getHost();
        String host = named == null ? "" : named.toLowerCase(Locale.ROOT);
        if (host.equals(domain) || host.endsWith("." + domain)) {
            return domain;
        }
        return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    }
}
