package dev.holdfast.domain.plan;

import dev.holdfast.domain.KubernetesName;
import dev.holdfast.domain.location.Site;
import java.util.Optional;

/**
 * The protected cluster.
 *
 * @param name what its snapshots are labelled with
 * @param site where it stands; empty where the labels of its nodes shall tell
 * @param provider who runs it, such as {@code aws}, {@code azure} or {@code on-premises}
 */
public record ClusterIdentity(String name, Optional<Site> site, Optional<String> provider) {
    public ClusterIdentity {
        KubernetesName.subdomain("name", name);
        provider.ifPresent(value -> KubernetesName.subdomain("provider", value));
    }
}
