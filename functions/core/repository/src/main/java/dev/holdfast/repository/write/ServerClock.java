package dev.holdfast.repository.write;

import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.VersionSelector;
import java.time.Duration;
import java.time.Instant;

/** The storage server's clock: the only one that leases and deadlines go by. */
final class ServerClock {
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private final OpenRepository repository;

    ServerClock(OpenRepository repository) {
        this.repository = repository;
    }

    private Instant now() {
        return repository
                .files()
                .store()
                .stat(RepositoryLayout.CONFIG, VersionSelector.CURRENT)
                .serverTime();
    }

    void check(SnapshotRequest request) {
        Instant now = now();
        if (request.time().toInstant().isAfter(now.plus(MOST_SKEW))) {
            throw new RepositoryException.FromTheFuture(
                    "The snapshot is dated " + request.time().toInstant()
                            + ", but the clock of " + repository.files().store().describe() + " shows " + now
                            + ". Nothing was committed; put this machine's clock right.");
        }
        request.deadline().ifPresent(deadline -> {
            if (now.isAfter(deadline)) {
                throw new RepositoryException.DeadlinePassed("The run had to commit by " + deadline + ", and it is "
                        + now
                        + " by the clock of " + repository.files().store().describe()
                        + ". Nothing was committed; run it again, it goes on with what is stored.");
            }
        });
    }
}
