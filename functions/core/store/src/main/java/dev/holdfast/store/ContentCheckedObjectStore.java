package dev.holdfast.store;

/**
 * Trusts no content name: where a put finds the name taken, what lies there is read and hashed. {@link PutOutcome#EXISTS} then
 * means that these very bytes are there.
 *
 * <p>Costs a read of the file, and only when the name is taken.
 */
public final class ContentCheckedObjectStore extends ForwardingObjectStore {
    public ContentCheckedObjectStore(ObjectStore inner) {
        super(inner);
    }

    /**
     * As the inner store's, and the bytes there are compared if {@code key} is content-named.
     *
     * @throws StoreException.OtherContent if the name is taken by bytes other than {@code content}
     */
    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        PutOutcome outcome = super.putIfAbsent(key, content);
        if (outcome == PutOutcome.EXISTS && key.isContentNamed()) {
            ContentComparison.requireSame(inner(), key, content);
        }
        return outcome;
    }
}
