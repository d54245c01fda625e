package dev.holdfast.lab.minio;

/** How a bucket locks. The unit of a default retention is the day: for shorter locks, extend single versions by seconds. */
public sealed interface BucketLock {
    /** No Object Lock, no versions. */
    record Off() implements BucketLock {}

    /** Versions can be locked, but nothing is locked by itself. */
    record OnDemand() implements BucketLock {}

    /** Each new version is locked by itself, against everyone. */
    record Compliance(int days) implements BucketLock {}

    /** Each new version is locked by itself, and those with the right may lift it. */
    record Governance(int days) implements BucketLock {}
}
