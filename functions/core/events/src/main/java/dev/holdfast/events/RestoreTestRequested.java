package dev.holdfast.events;

import dev.holdfast.domain.location.LocationName;
import java.util.List;
import java.util.Optional;

/**
 * A copy shall prove that it restores.
 *
 * @param request names the request, so that two requests are two tests: the run for a sample of what was copied, a time for a schedule
 */
public record RestoreTestRequested(String plan, String copy, String request) implements HoldfastEvent {
    public RestoreTestRequested {
        plan = Field.plan(plan);
        copy = Field.copy("copy", copy);
        request = Field.cursor(Field.present("request", request));
    }

    @Override
    public String type() {
        return EventType.RESTORE_TEST_REQUESTED;
    }

    @Override
    public Optional<LocationName> copyName() {
        return Optional.of(new LocationName(copy));
    }

    @Override
    public List<String> work() {
        return List.of(request);
    }
}
