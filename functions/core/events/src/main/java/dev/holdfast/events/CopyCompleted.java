package dev.holdfast.events;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import java.util.List;
import java.util.Optional;

/**
 * A copy holds a run, verified.
 *
 * @param receipt the name of the objects snapshot's receipt
 * @param files how many files were copied for it
 * @param bytes how many bytes these had
 */
public record CopyCompleted(String plan, String run, String copy, String receipt, long files, long bytes)
        implements HoldfastEvent {
    public CopyCompleted {
        plan = Field.plan(plan);
        run = Field.run(run);
        copy = Field.copy("copy", copy);
        receipt = Field.digest("receipt", receipt);
        Field.count("files", files);
        Field.count("bytes", bytes);
    }

    @Override
    public String type() {
        return EventType.COPY_COMPLETED;
    }

    @Override
    public Optional<RunId> runId() {
        return Optional.of(new RunId(run));
    }

    @Override
    public Optional<LocationName> copyName() {
        return Optional.of(new LocationName(copy));
    }

    @Override
    public List<String> work() {
        return List.of(receipt);
    }
}
