package dev.holdfast.domain.plan;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.InvalidFieldException;
import java.util.Optional;

/**
 * A difference in a restore test that the plan's owner knows and accepts.
 *
 * @param namespace empty for any, and for objects outside namespaces
 * @param name empty for any
 * @param reason why it is no error; shown beside the verdict
 */
public record AcceptedDifference(ResourceName resource, Optional<Glob> namespace, Optional<Glob> name, String reason) {
    /** The longest reason. */
    public static final int REASON_LENGTH = 512;

    public AcceptedDifference {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) {
            throw new InvalidFieldException(
                    "reason",
                    "is empty or longer than 512 characters; say in a sentence why this difference is no error");
        }
    }

    /**
     * Whether it speaks of this object.
     *
     * @param resource plural and group, {@code .core} or nothing for the core group, such as {@code deployments.apps}
     */
    public boolean covers(String resource, String namespace, String name) {
        int dot = resource.indexOf('.');
        String plural = dot < 0 ? resource : resource.substring(0, dot);
        String group = dot < 0 ? "" : resource.substring(dot + 1);
        return this.resource.matches(plural, group.equals("core") ? "" : group)
                && this.namespace.map(glob -> glob.matches(namespace)).orElse(true)
                && this.name.map(glob -> glob.matches(name)).orElse(true);
    }
}
