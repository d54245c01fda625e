package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.compare.ComparisonReport;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore that dies in the middle, wherever that is, is continued by restoring again, also where what exists is to be kept. */
class KilledRestoreIT {
    /** Lets so many changes through, and then nothing any more, as a process that is gone. */
    private static final class DyingServer implements ApiServer {
        private final ApiServer server;
        private final AtomicInteger left;

        DyingServer(ApiServer server, int changes) {
            this.server = server;
            this.left = new AtomicInteger(changes);
        }

        @Override
        public URI address() {
            return server.address();
        }

        @Override
        public byte[] send(ApiRequest request) {
            if (request.method() != ApiRequest.Method.GET && left.getAndDecrement() <= 0) {
                throw new Killed();
            }
            return server.send(request);
        }

        @Override
        public InputStream open(ApiRequest request) {
            return server.open(request);
        }

        @Override
        public void close() {}
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 23, 60, 95, 130})
    void aRestoreThatIsKilledIsCompletedByTheNext(int changes) {
        RestoreOptions options = RestoreOptions.faithful().with(ExistingPolicy.SKIP);
        try (RestoreLab target = RestoreLab.throwaway()) {
            RestorePlan first = target.plan(Source.SNAPSHOT, options);
            Restorer dying = new Restorer(new DyingServer(target.server, changes));
            assertThatThrownBy(() -> dying.perform(first, Source.SNAPSHOT, RestoreListener.NONE))
                    .isInstanceOf(Killed.class);

            RestorePlan second = target.plan(Source.SNAPSHOT, options);
            RestoreResult result = new Restorer(target.server).perform(second, Source.SNAPSHOT, RestoreListener.NONE);
            ComparisonReport report = target.compare(second, result, Source.SNAPSHOT);

            assertThat(result.problems()).isEmpty();
            assertThat(report.details()).isEmpty();
            assertThat(target.plan(Source.SNAPSHOT, options).changes()).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsLostIsLookedUp() {
        try (RestoreLab target = RestoreLab.throwaway()) {
            RestorePlan plan = target.plan(Source.SNAPSHOT, RestoreOptions.faithful());
            RestoreResult result = new Restorer(new ForgetfulServer(target.server, 7))
                    .perform(plan, Source.SNAPSHOT, RestoreListener.NONE);

            assertThat(result.problems()).isEmpty();
            assertThat(target.compare(plan, result, Source.SNAPSHOT).details()).isEmpty();
        }
    }

    private static final class Source {
        private static final MemoryObjectSource SNAPSHOT = capture();

        private static MemoryObjectSource capture() {
            try (RestoreLab source = RestoreLab.production()) {
                AwkwardCluster.fill(source.server);
                return ClusterDump.of(source.server);
            }
        }
    }
}
