package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One create, which gives way where the target has handed out an address or a port already. */
final class Creation {
    private static final GroupResource SERVICES = GroupResource.parse("services");
    private static final int MOST_TRIES = 4;

    private final ObjectApi api;
    private final String manager;
    private final ObjectApi.Answer answer;
    private final List<String> notes = new ArrayList<>();

    Creation(ObjectApi api, String manager, ObjectApi.Answer answer) {
        this.api = api;
        this.manager = manager;
        this.answer = answer;
    }

    /** What had to become otherwise, a sentence each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Creates {@code body}, which it changes where it must. */
    ObjectNode run(GroupResource resource, ObjectNode body) {
        for (int i = 1; ; i++) {
            try {
                return create(body);
            } catch (ApiException.Invalid refused) {
                if (!resource.equals(SERVICES) || i == MOST_TRIES || !giveWay(body, refused)) {
                    throw refused;
                }
            }
        }
    }

    /** A create whose answer was lost may have happened: then what is there is its answer. */
    private ObjectNode create(ObjectNode body) {
        try {
            return api.create(body, manager, answer);
        } catch (ApiException.OutcomeUnknown lost) {
            Optional<ObjectNode> there = api.read();
            return there.isPresent() ? there.get() : api.create(body, manager, answer);
        }
    }

    private boolean giveWay(ObjectNode service, ApiException.Invalid refused) {
        boolean gaveWay = false;
        for (var cause : refused.status().causes()) {
            if (cause.field().startsWith("spec.clusterIP")
                    && service.path("spec").has("clusterIP")) {
                ServiceAllocations.removeAddresses(service);
                notes.add("its cluster IP is another one: " + cause.message());
                gaveWay = true;
            } else if (cause.field().endsWith("odePort") && cause.message().contains("already allocated")) {
                ServiceAllocations.removePorts(service);
                notes.add("its node ports are others: " + cause.message());
                gaveWay = true;
            }
        }
        return gaveWay;
    }
}
