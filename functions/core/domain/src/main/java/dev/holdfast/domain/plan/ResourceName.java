package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.util.regex.Pattern;

/**
 * A kind of objects, or a pattern of kinds, in the plural that URLs have, with its group where it has one: {@code configmaps},
 * {@code deployments.apps}, {@code *.cert-manager.io}, {@code *}.
 */
public record ResourceName(String value) {
    /** What is accepted; the resources' schemas carry the same expression. */
    public static final String PATTERN = "^(\\*|[a-z][a-z0-9-]{0,62})(\\.(\\*|[a-z0-9]([-a-z0-9.]{0,190}[a-z0-9])?))?$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    public ResourceName {
        if (!COMPILED.matcher(value).matches()) {
            throw InvalidFieldException.notA(
                    "",
                    value,
                    "a resource",
                    "its plural and group in lower case, for example configmaps, deployments.apps, *.cert-manager.io or *");
        }
    }

    /**
     * Whether objects of that plural and group are meant. A name without a group means the core group and, as with kubectl, any other
     * group that has this plural; {@code *} alone means everything.
     *
     * @param group empty for the core group
     */
    public boolean matches(String plural, String group) {
        int dot = value.indexOf('.');
        String wantedPlural = dot < 0 ? value : value.substring(0, dot);
        if (!wantedPlural.equals("*") && !wantedPlural.equals(plural)) {
            return false;
        }
        if (dot < 0) {
            return true;
        }
        String wantedGroup = value.substring(dot + 1);
        return wantedGroup.equals("*") || wantedGroup.equals(group.isEmpty() ? "core" : group);
    }

    @Override
    public String toString() {
        return value;
    }
}
