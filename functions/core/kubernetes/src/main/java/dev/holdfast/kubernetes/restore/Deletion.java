package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import java.time.Duration;
import java.util.Optional;

/** Deletes an object and waits until it is gone. */
final class Deletion {
    private final Patience patience;

    Deletion(Patience patience) {
        this.patience = patience;
    }

    void run(ObjectApi api) {
        Optional<ObjectNode> there = api.read();
        if (there.isEmpty()) {
            return;
        }
        String uid = there.get().at("/metadata/uid").asText();
        try {
            api.delete(uid);
        } catch (ApiException.NotFound gone) {
            return;
        }
        patience.until(
                Duration.ofSeconds(30),
                () -> api.read()
                        .map(now -> !now.at("/metadata/uid").asText().equals(uid))
                        .orElse(true));
        // If it is still there, the create that follows is refused and says so.
    }
}
