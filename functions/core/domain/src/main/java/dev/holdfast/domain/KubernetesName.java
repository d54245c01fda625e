package dev.holdfast.domain;

import java.util.regex.Pattern;

/** The rules by which Kubernetes names things (RFC 1123), checked where a name enters. */
public final class KubernetesName {
    /** A DNS label: names of namespaces, plans and locations. */
    public static final String LABEL_PATTERN = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    /** The longest DNS label. */
    public static final int LABEL_LENGTH = 63;

    private static final Pattern LABEL = Pattern.compile(LABEL_PATTERN);
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private KubernetesName() {}

    /** {@code value}, if it is a DNS label of at most {@code longest} characters. */
    public static String label(String field, String value, int longest) {
        if (value.length() > longest || !LABEL.matcher(value).matches()) {
            throw InvalidFieldException.notA(
                    field,
                    value,
                    "a name",
                    "at most " + longest
                            + " lower-case letters, digits and '-', beginning and ending with a letter or digit");
        }
        return value;
    }

    /** {@code value}, if it is a DNS label. */
    public static String label(String field, String value) {
        return label(field, value, LABEL_LENGTH);
    }

    /** {@code value}, if it is one or more DNS labels divided by dots. */
    public static String subdomain(String field, String value) {
        if (value.length() > 253 || !SUBDOMAIN.matcher(value).matches()) {
            throw InvalidFieldException.notA(
                    field,
                    value,
                    "a name",
                    "at most 253 lower-case letters, digits, '-' and '.', beginning and ending with a letter or digit");
        }
        return value;
    }
}
