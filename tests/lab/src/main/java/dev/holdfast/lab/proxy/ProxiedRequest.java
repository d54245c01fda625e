package dev.holdfast.lab.proxy;

/**
 * A request on its way.
 *
 * @param method such as {@code GET}
 * @param path without the query
 * @param query raw; empty if there is none
 */
public record ProxiedRequest(String method, String path, String query) {
    /** Whether it asks for a page of a list other than the first. */
    public boolean isLaterPage() {
        return query.contains("continue=");
    }
}
