package dev.holdfast.kubernetes.compare;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Everything that a cluster should hold. */
public interface Expectations {
    /** Which objects are to be looked up, by the resource and version at which the cluster serves them. */
    Map<ApiResource, Set<ObjectRef>> wanted();

    /**
     * Passes each expected object on once.
     *
     * @param consumer called from many threads at once
     */
    void read(Consumer<ExpectedObject> consumer);

    /** Who owns what. */
    Owners owners();
}
