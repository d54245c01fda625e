package dev.holdfast.etcd.client;

/** What a member answers when asked for its sum up to a revision. */
public sealed interface HashAnswer {
    /** It has one. */
    record Known(KeyHash hash) implements HashAnswer {}

    /** It has not applied that revision yet: it lags. */
    record Behind() implements HashAnswer {}

    /** It has compacted that revision away meanwhile. */
    record Compacted() implements HashAnswer {}

    /** It does not serve this: learners do not. */
    record NotServed(String reason) implements HashAnswer {}
}
