package dev.holdfast.report;

import dev.holdfast.events.EventCodec;
import dev.holdfast.events.EventType;
import dev.holdfast.events.MalformedEventException;
import dev.holdfast.events.RestoreTestFailed;
import dev.holdfast.events.StepFailed;
import io.quarkus.funqy.knative.events.CloudEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bad news of a plan. It is passed on to people as it was told; nothing is decided from it.
 *
 * @param reason a word in camel case
 * @param message a sentence
 */
record BadNews(String reason, String message) {
    /** What is bad about an event, if it is. */
    static Optional<BadNews> in(CloudEvent<byte[]> event) {
        Optional<String> code = DeadLetters.code(event);
        if (code.isPresent()) {
            return Optional.of(
                    new BadNews(
                            "DeadLetter",
                            "The event " + event.type() + " could not be delivered (" + code.get()
                                    + "): see the log of the function that it was meant for; the next schedule asks for the work again"));
        }
        byte @Nullable [] data = event.data();
        if (data == null || !EventType.all().contains(event.type())) {
            return Optional.empty();
        }
        try {
            return switch (EventCodec.decode(event.type(), data)) {
                case StepFailed failed -> Optional.of(new BadNews(reason(failed.step()), failed.reason()));
                case RestoreTestFailed failed ->
                    Optional.of(new BadNews("RestoreTestFailed", "Copy " + failed.copy() + ": " + failed.reason()));
                default -> Optional.empty();
            };
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }

    private static String reason(StepFailed.Step step) {
        return switch (step) {
            case SNAPSHOT -> "SnapshotFailed";
            case ETCD -> "EtcdFailed";
            case REPLICATION -> "ReplicationFailed";
            case RESTORE -> "RestoreFailed";
        };
    }
}
