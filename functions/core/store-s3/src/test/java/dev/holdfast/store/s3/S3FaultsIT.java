package dev.holdfast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.RetryPolicy;
import dev.holdfast.store.RetryingObjectStore;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.s3.FaultyProxy.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proxy between us and the server does what networks and servers do. Each time: what the adapter says, and what retrying makes of it. */
class S3FaultsIT {
    private static final ObjectKey FILE = ObjectKey.of("file");

    private final FaultyProxy proxy = new FaultyProxy();
    private final byte[] bytes = new byte[300_000];
    private final List<Duration> pauses = new ArrayList<>();

    private S3ObjectStore store = through(Duration.ofSeconds(30));
    private ObjectStore patient = patient(store);

    @BeforeEach
    void fill() {
        new Random(3).nextBytes(bytes);
    }

    @AfterEach
    void theFaultCame() {
        assertThat(proxy.isUsedUp()).as("every fault was met").isTrue();
        store.close();
        proxy.close();
    }

    @Test
    void aLostAnswerOfAPutIsUnknown() {
        proxy.next(new Fate.AnswerLost());
        assertThatThrownBy(() -> store.putIfAbsent(FILE, Content.of(bytes)))
                .isInstanceOf(StoreException.OutcomeUnknown.class);
        assertThat(store.versions(FILE)).hasSize(1);
    }

    @Test
    void aLostAnswerFollowedBy412IsSuccessIfTheBytesAreOurs() {
        proxy.next(new Fate.AnswerLost());
        assertThat(patient.putIfAbsent(FILE, Content.of(bytes))).isEqualTo(PutOutcome.CREATED);
        assertThat(proxy.requests()).containsExactly("PUT", "PUT", "HEAD", "GET");
        assertThat(store.versions(FILE)).hasSize(1);
    }

    @Test
    void anErrorInAnAnswerOf200IsNoSuccess() {
        Fate error = xml("200 OK", "InternalError");
        proxy.next(error);
        assertThatThrownBy(() -> store.putIfAbsent(FILE, Content.of(bytes)))
                .isInstanceOf(StoreException.OutcomeUnknown.class);
        proxy.next(error);
        assertThatThrownBy(() -> store.list("", "", _ -> {})).isInstanceOf(StoreException.Retryable.class);
        proxy.next(error);
        assertThatThrownBy(() -> store.versions(FILE)).isInstanceOf(StoreException.Retryable.class);
        proxy.next(error);
        assertThatThrownBy(() -> store.read(FILE, VersionSelector.CURRENT, ByteRange.ALL))
                .isInstanceOf(StoreException.Retryable.class);
        proxy.next(error);
        assertThat(patient.putIfAbsent(FILE, Content.of(bytes))).isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void aBusyServersRetryAfterIsKept() {
        proxy.next(xml("503 Slow Down\r\nRetry-After: 7", "SlowDown"));
        assertThatThrownBy(() -> store.putIfAbsent(FILE, Content.of(bytes)))
                .asInstanceOf(type(StoreException.Retryable.class))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)));
        proxy.next(xml("503 Slow Down\r\nRetry-After: 7", "SlowDown"));
        assertThat(patient.putIfAbsent(FILE, Content.of(bytes))).isEqualTo(PutOutcome.CREATED);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aConflictOrA429OrA500IsAskedAgain() {
        proxy.next(xml("409 Conflict", "ConditionalRequestConflict"));
        assertThatThrownBy(() -> store.putIfAbsent(FILE, Content.of(bytes)))
                .isInstanceOf(StoreException.Retryable.class);
        proxy.next(xml("429 Too Many Requests", "TooManyRequests"));
        assertThatThrownBy(() -> store.versions(FILE)).isInstanceOf(StoreException.Retryable.class);
        proxy.next(xml("500 Internal Server Error", "InternalError"));
        assertThatThrownBy(() -> store.putIfAbsent(FILE, Content.of(bytes)))
                .isInstanceOf(StoreException.OutcomeUnknown.class);
        proxy.next(
                xml("409 Conflict", "ConditionalRequestConflict"),
                xml("429 Too Many Requests", "TooManyRequests"),
                xml("500 Internal Server Error", "InternalError"));
        assertThat(patient.putIfAbsent(FILE, Content.of(bytes))).isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void aBodyThatIsCutShortNeverEndsSilently() throws IOException {
        store.putIfAbsent(FILE, Content.of(bytes));
        proxy.next(new Fate.AnswerCut());
        try (InputStream in = store.read(FILE, VersionSelector.CURRENT, ByteRange.ALL)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .cause()
                    .isInstanceOf(StoreException.Retryable.class);
        }
        proxy.next(new Fate.AnswerCut(), new Fate.AnswerCut());
        try (InputStream in = patient.read(FILE, VersionSelector.CURRENT, ByteRange.ALL)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aServerThatKeepsSilentIsGivenUp() {
        store.close();
        store = through(Duration.ofSeconds(1));
        proxy.next(new Fate.Silence(), new Fate.Silence());
        assertThatThrownBy(() -> store.putIfAbsent(FILE, Content.of(bytes)))
                .isInstanceOf(StoreException.OutcomeUnknown.class);
        assertThatThrownBy(() -> store.stat(FILE, VersionSelector.CURRENT))
                .isInstanceOf(StoreException.Retryable.class);
    }

    @Test
    void aServerThatIgnoresRangesIsNotBelieved() {
        proxy.next(new Fate.Reply("200 OK\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT", "all of the file"));
        assertThatThrownBy(() -> store.read(FILE, VersionSelector.CURRENT, new ByteRange(3, 2)))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("range");
    }

    @Test
    void aServerWithoutAClockIsNotBelieved() {
        proxy.next(new Fate.Reply(
                "200 OK\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\nx-amz-object-lock-mode: COMPLIANCE"
                        + "\r\nx-amz-object-lock-retain-until-date: 2036-01-01T00:00:00Z",
                ""));
        assertThatThrownBy(() -> store.stat(FILE, VersionSelector.CURRENT))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("time");
    }

    @Test
    void whatIsWrongForGoodIsNotAskedAgain() {
        proxy.next(xml("403 Forbidden", "RequestTimeTooSkewed"));
        assertThatThrownBy(() -> patient.putIfAbsent(FILE, Content.of(bytes)))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("clock");
        proxy.next(xml("301 Moved Permanently\r\nx-amz-bucket-region: eu-north-1", "PermanentRedirect"));
        assertThatThrownBy(() -> patient.list("", "", _ -> {}))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("eu-north-1");
        proxy.next(xml("400 Bad Request", "ExpiredToken"));
        assertThatThrownBy(() -> patient.versions(FILE))
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContaining("expired");
        assertThat(pauses).isEmpty();
    }

    private static Fate xml(String head, String code) {
        return new Fate.Reply(
                head + "\r\nContent-Type: application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                        + "</Code><Message>m</Message></Error>");
    }

    private ObjectStore patient(ObjectStore inner) {
        RetryPolicy policy = new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(10));
        return new RetryingObjectStore(inner, policy, pauses::add, new Random(1));
    }

    private S3ObjectStore through(Duration patience) {
        S3Settings direct = S3Lab.settings(
                S3Lab.LOCKING, "faults/" + UUID.randomUUID(), S3Lab.server().root());
        return S3Lab.store(new S3Settings(
                direct.place(),
                direct.endpoint(),
                new S3Network(proxy.address(), null, patience),
                direct.credentials()));
    }
}
