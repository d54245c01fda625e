package dev.holdfast.throwaway;

/** What a control plane does with the admission webhooks that it stores. */
public enum Webhooks {
    /** As in production: each write waits for them, and fails where they cannot be reached and may not be skipped. */
    CALLED,
    /** Their configurations are objects as any other; nobody calls them. For a restored cluster, whose webhooks are not there. */
    STORED_ONLY
}
