package dev.holdfast.kubernetes.capture;

/**
 * What a page of a list says about itself.
 *
 * @param resourceVersion the state that the whole list shows; empty if it does not say
 * @param next the token of the next page; empty if this is the last
 */
record ListEnvelope(String resourceVersion, String next) {
    boolean isLast() {
        return next.isEmpty();
    }
}
