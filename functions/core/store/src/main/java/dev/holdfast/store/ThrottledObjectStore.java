package dev.holdfast.store;

import java.io.InputStream;

/** Moves bytes no faster than a limit, which several stores may share. */
public final class ThrottledObjectStore extends ForwardingObjectStore {
    private final BandwidthLimit limit;

    public ThrottledObjectStore(ObjectStore inner, BandwidthLimit limit) {
        super(inner);
        this.limit = limit;
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        limit.take(content.length());
        return super.putIfAbsent(key, content);
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        return new ObservedInputStream(super.read(key, version, range), limit::take);
    }
}
