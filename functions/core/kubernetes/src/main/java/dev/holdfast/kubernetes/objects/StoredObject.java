package dev.holdfast.kubernetes.objects;

/**
 * An object as it was captured.
 *
 * @param path where it lies
 * @param json its {@linkplain CanonicalJson canonical JSON}; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared as part of the record
public record StoredObject(ObjectPath path, byte[] json) {
    /** Which object it is. */
    public ObjectRef ref() {
        return path.ref(json);
    }
}
