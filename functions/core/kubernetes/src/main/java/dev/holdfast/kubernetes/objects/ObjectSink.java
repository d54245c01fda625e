package dev.holdfast.kubernetes.objects;

/**
 * Takes the objects of a capture. Every method is called from many threads at once; what they throw ends the capture.
 *
 * <p>Between two calls of {@link #restarted} for a resource (and from the start to the first) no object of it comes twice. A
 * capture that returns normally has delivered, since the last {@code restarted} of each resource, exactly what it counted.
 */
public interface ObjectSink {
    /**
     * Takes one object. Returns when the sink no longer needs the capture to wait for it: this is how a slow sink slows the
     * capture down.
     *
     * @param json canonical JSON, the sink's to keep
     */
    void accept(ObjectRef object, byte[] json);

    /**
     * The list of {@code resource} had to begin again (the server had forgotten the state that its next page belonged to): what was
     * delivered of this resource no longer counts and must be forgotten, it comes again or is gone. No {@code accept} for this
     * resource runs at the same time.
     */
    void restarted(GroupResource resource);
}
