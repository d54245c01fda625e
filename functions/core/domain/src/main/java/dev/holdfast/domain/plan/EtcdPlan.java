package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The etcd of the protected cluster, where it can be reached. Whoever offers no endpoint of it (EKS, AKS, GKE) leaves this out: objects
 * are captured through the API there.
 *
 * @param endpoints the members, as {@code https://10.0.0.1:2379}; one that is also a member's address, never a load balancer's
 * @param tls who we are to etcd; empty for an etcd that speaks no TLS
 * @param escrow files that a restore needs and etcd does not hold
 * @param schedule when it is captured by itself, beside the runs of the plan, of which it always is a part; empty for with them only
 */
public record EtcdPlan(
        List<String> endpoints, Optional<EtcdIdentity> tls, List<EscrowFile> escrow, Optional<Schedule> schedule) {
    /** More members than that no etcd has. */
    public static final int MOST_ENDPOINTS = 9;

    /** More files than that are a mistake. */
    public static final int MOST_ESCROW = 32;

    /** An endpoint. */
    public static final String ENDPOINT_PATTERN = "^https?://[A-Za-z0-9.:\\[\\]-]{1,253}/?$";

    private static final Pattern ENDPOINT = Pattern.compile(ENDPOINT_PATTERN);

    public EtcdPlan {
        endpoints = List.copyOf(endpoints);
        escrow = List.copyOf(escrow);
        if (endpoints.isEmpty() || endpoints.size() > MOST_ENDPOINTS) {
            throw new InvalidFieldException(
                    "endpoints",
                    "has " + endpoints.size() + " entries; name one to " + MOST_ENDPOINTS + " members of etcd");
        }
        for (int i = 0; i < endpoints.size(); i++) {
            if (!ENDPOINT.matcher(endpoints.get(i)).matches()) {
                throw InvalidFieldException.notA(
                        "endpoints[" + i + "]",
                        endpoints.get(i),
                        "an endpoint of etcd",
                        "for example https://10.0.0.1:2379");
            }
        }
        if (tls.isEmpty() && endpoints.stream().anyMatch(endpoint -> endpoint.startsWith("https:"))) {
            throw new InvalidFieldException(
                    "tls",
                    "is missing, and an endpoint by https asks for it; name the files or the Secret of a client certificate");
        }
        requireDifferent(escrow);
    }

    private static void requireDifferent(List<EscrowFile> escrow) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < escrow.size(); i++) {
            if (!names.add(escrow.get(i).name())) {
                throw new InvalidFieldException(
                        "escrow[" + i + "].name",
                        InvalidFieldException.quoted(escrow.get(i).name())
                                + " is given twice; each file needs its own name");
            }
        }
    }
}
