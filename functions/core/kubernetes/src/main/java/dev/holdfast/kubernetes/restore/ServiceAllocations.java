package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The fields of a Service that the target hands out. */
final class ServiceAllocations {
    private static final Set<String> ADDRESSES = Set.of("clusterIP", "clusterIPs");

    private ServiceAllocations() {}

    static void removePorts(ObjectNode service) {
        Trees.remove(service.path("spec"), Set.of("healthCheckNodePort"));
        for (JsonNode port : service.at("/spec/ports")) {
            Trees.remove(port, Set.of("nodePort"));
        }
    }

    /** Leaves the choice of the addresses to the target, unless the Service is headless. */
    static void removeAddresses(ObjectNode service) {
        if (!service.at("/spec/clusterIP").asText().equals("None")) {
            Trees.remove(service.path("spec"), ADDRESSES);
        }
    }
}
