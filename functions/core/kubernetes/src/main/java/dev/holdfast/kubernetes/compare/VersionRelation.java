package dev.holdfast.kubernetes.compare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the target is a newer Kubernetes than the one that was captured. */
public enum VersionRelation {
    /** The target may know fields that the source did not. */
    TARGET_IS_NEWER,
    /** The same minor version, an older one, or not known: a field that only the target has is a difference. */
    TARGET_IS_NOT_NEWER;

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4}).*");

    /**
     * Compares major and minor versions.
     *
     * @param captured as the server calls itself, such as {@code v1.36.3}; anything else counts as not known
     * @param target the same of the target
     */
    public static VersionRelation of(String captured, String target) {
        return isNewer(target, captured) ? TARGET_IS_NEWER : TARGET_IS_NOT_NEWER;
    }

    /** Whether one server is of a later minor version than another; not, if one of the two is not known. */
    public static boolean isNewer(String one, String other) {
        Matcher first = VERSION.matcher(one);
        Matcher second = VERSION.matcher(other);
        return first.matches() && second.matches() && number(first) > number(second);
    }

    private static int number(Matcher version) {
        return Integer.parseInt(version.group(1)) * 10_000 + Integer.parseInt(version.group(2));
    }
}
