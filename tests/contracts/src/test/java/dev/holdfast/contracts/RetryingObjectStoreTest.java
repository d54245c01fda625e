package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.RetryPolicy;
import dev.holdfast.store.RetryingObjectStore;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.StoreOperation;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryingObjectStoreTest {
    private static final Content OURS = Content.of("ours".getBytes(StandardCharsets.UTF_8));
    private static final ObjectKey PACK = ObjectKey.of("data/" + OURS.sha256().hex());
    private static final ObjectKey CONFIG = ObjectKey.of("config");
    private static final RetryPolicy FOUR_TIMES =
            new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(60));

    private final List<Duration> pauses = new ArrayList<>();
    private final MemoryObjectStore memory = new MemoryObjectStore(SettableClock.standard());
    private final FaultPlan plan = FaultPlan.scripted();
    private final RetryingObjectStore store = new RetryingObjectStore(
            new FaultyObjectStore(memory, plan, _ -> {}), FOUR_TIMES, pauses::add, new Random(1));

    @Test
    void aPutWhoseAnswerWasLostIsCreatedOnce() {
        plan.next(StoreOperation.PUT, Fault.ANSWER_LOST);
        assertThat(store.putIfAbsent(PACK, OURS)).isEqualTo(PutOutcome.CREATED);
        assertThat(memory.versions(PACK)).hasSize(1);
        assertThat(plan.isUsedUp()).isTrue();
    }

    @Test
    void aPutThatWasLostItselfIsSentAgain() {
        plan.next(StoreOperation.PUT, Fault.REQUEST_LOST, Fault.REFUSED_BEFORE);
        assertThat(store.putIfAbsent(PACK, OURS)).isEqualTo(PutOutcome.CREATED);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void otherContentUnderAContentNameIsAnErrorAfterALostAnswer() {
        memory.putIfAbsent(PACK, Content.of("evil".getBytes(StandardCharsets.UTF_8)));
        plan.next(StoreOperation.PUT, Fault.REQUEST_LOST);
        assertThatThrownBy(() -> store.putIfAbsent(PACK, OURS))
                .isInstanceOf(StoreException.OtherContent.class)
                .hasMessageContaining(PACK.value());
        assertThat(memory.versions(PACK)).hasSize(1);
    }

    @Test
    void somebodyElsesFileUnderAPlainNameIsTheirsAfterALostAnswer() {
        memory.putIfAbsent(CONFIG, Content.of("theirs".getBytes(StandardCharsets.UTF_8)));
        plan.next(StoreOperation.PUT, Fault.REQUEST_LOST);
        assertThat(store.putIfAbsent(CONFIG, OURS)).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void thePausesGrowAndThenItGivesUp() {
        plan.next(
                StoreOperation.STAT,
                Fault.REFUSED_BEFORE,
                Fault.REFUSED_BEFORE,
                Fault.REFUSED_BEFORE,
                Fault.REFUSED_BEFORE);
        assertThatThrownBy(() -> store.stat(CONFIG, VersionSelector.CURRENT))
                .isInstanceOf(StoreException.Retryable.class);
        assertThat(pauses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ofMillis(500L << i), Duration.ofMillis(1000L << i));
        }
    }

    @Test
    void aLostAnswerThatStaysLostStaysUnknown() {
        plan.next(StoreOperation.PUT, Fault.REQUEST_LOST, Fault.REQUEST_LOST, Fault.REQUEST_LOST, Fault.REQUEST_LOST);
        assertThatThrownBy(() -> store.putIfAbsent(PACK, OURS)).isInstanceOf(StoreException.OutcomeUnknown.class);
    }

    @Test
    void aServersWishToWaitIsKeptUnlessItIsTooLong() {
        assertThat(pausesWhenAskedFor(Duration.ofSeconds(30))).containsExactly(Duration.ofSeconds(30));
        assertThatThrownBy(() -> pausesWhenAskedFor(Duration.ofHours(1))).hasMessage("busy");
    }

    @Test
    void aPermanentFailureIsNotAskedAgain() {
        assertThatThrownBy(() -> store.stat(CONFIG, VersionSelector.CURRENT))
                .isInstanceOf(StoreException.NotFound.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aReadGoesOnWhereItBrokeOff() throws IOException {
        byte[] bytes = new byte[1000];
        new Random(7).nextBytes(bytes);
        memory.putIfAbsent(CONFIG, Content.of(bytes));
        plan.next(
                StoreOperation.READ,
                Fault.CUT_SHORT,
                Fault.CUT_SHORT,
                Fault.CUT_SHORT,
                Fault.REFUSED_BEFORE,
                Fault.CUT_SHORT);
        try (InputStream in = store.read(CONFIG, VersionSelector.CURRENT, new ByteRange(10, 900))) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 10, 910));
        }
        assertThat(plan.fired(Fault.CUT_SHORT)).isEqualTo(4);
        assertThat(pauses).hasSize(5);
    }

    @Test
    void aFlippedBitComesThroughForTheReaderToFind() throws IOException {
        memory.putIfAbsent(PACK, OURS);
        plan.next(StoreOperation.READ, Fault.BIT_FLIPPED);
        try (InputStream in = store.read(PACK, VersionSelector.CURRENT, ByteRange.ALL)) {
            assertThat(Sha256.of(in.readAllBytes())).isNotEqualTo(PACK.digest());
        }
    }

    @Test
    void aListingOfVersionsThatBreaksOffAmongThoseOfAKeyHasEachOnce() {
        for (String name : List.of("a", "b", "c")) {
            memory.putIfAbsent(ObjectKey.of(name), OURS);
            memory.behindTheBack().overwrite(ObjectKey.of(name), new byte[2]);
            memory.behindTheBack().overwrite(ObjectKey.of(name), new byte[3]);
        }
        plan.next(StoreOperation.LIST_VERSIONS, Fault.CUT_SHORT, Fault.CUT_SHORT);
        List<String> listed = new ArrayList<>();
        store.listVersions("", "", version -> listed.add(version.key() + " " + version.size()));
        assertThat(listed).containsExactly("a 3", "a 2", "a 4", "b 3", "b 2", "b 4", "c 3", "c 2", "c 4");
        assertThat(plan.isUsedUp()).isTrue();
    }

    @Test
    void whatTheConsumerOfAListingThrowsIsNotRetried() {
        memory.putIfAbsent(CONFIG, OURS);
        assertThatThrownBy(() -> store.list("", "", _ -> {
                    throw new StoreException.Retryable("the consumer's own", null, null);
                }))
                .hasMessage("the consumer's own");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aDeletionWhoseAnswerWasLostIsDone() {
        memory.putIfAbsent(CONFIG, OURS);
        VersionId version = memory.stat(CONFIG, VersionSelector.CURRENT).version();
        plan.next(StoreOperation.DELETE, Fault.ANSWER_LOST);
        store.delete(CONFIG, version);
        assertThat(memory.versions(CONFIG)).isEmpty();
        assertThatThrownBy(() -> store.delete(CONFIG, version)).isInstanceOf(StoreException.NotFound.class);
    }

    private List<Duration> pausesWhenAskedFor(Duration wait) {
        pauses.clear();
        memory.putIfAbsent(CONFIG, OURS);
        List<String> asked = new ArrayList<>();
        ForwardingObjectStore busyOnce = new ForwardingObjectStore(memory) {
            @Override
            public ObjectStat stat(ObjectKey key, VersionSelector version) {
                if (asked.isEmpty()) {
                    asked.add("once");
                    throw new StoreException.Retryable("busy", wait, null);
                }
                return super.stat(key, version);
            }
        };
        new RetryingObjectStore(busyOnce, FOUR_TIMES, pauses::add, new Random(1)).stat(CONFIG, VersionSelector.CURRENT);
        return pauses;
    }
}
