package dev.holdfast.domain.location;

import dev.holdfast.domain.KubernetesName;

/** A place that one fire, flood or outage takes as a whole: a region of a provider, a data centre, an office. */
public record Site(String value) {
    public Site {
        KubernetesName.subdomain("site", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
