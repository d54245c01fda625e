package dev.holdfast.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.azure.ScriptedService.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer of the service becomes one of our words, and no token is in any of them. */
class AzureFailuresTest {
    private static final ObjectKey KEY = ObjectKey.of("data/ab/file");
    private static final Content CONTENT = Content.of("bytes".getBytes(StandardCharsets.UTF_8));

    private ScriptedService service;
    private AzureObjectStore store;

    @BeforeEach
    void start() throws IOException {
        service = new ScriptedService();
        store = service.store();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "404, BlobNotFound, NotFound, no such file",
        "404, ContainerNotFound, NotFound, azure.container",
        "409, ContainerBeingDeleted, NotFound, azure.container",
        "401, NoAuthenticationInformation, AccessDenied, put a new one into the environment variable TOKEN",
        "403, AuthorizationPermissionMismatch, AccessDenied, no right",
        "403, AuthorizationFailure, AccessDenied, firewall",
        "403, KeyBasedAuthenticationNotPermitted, AccessDenied, shared keys",
        "429, TooManyRequests, Retryable, busy",
        "503, ServerBusy, Retryable, busy",
        "500, InternalError, Retryable, failed",
        "501, NotImplemented, Unsupported, version-level immutability",
        "400, InvalidQueryParameterValue, Permanent, azure.endpoint"
    })
    void aReadThatFailsSaysWhatHappenedAndWhatToDo(int status, String code, String kind, String says) {
        service.answering(Answer.error(status, code));

        StoreException thrown = failure(() -> store.stat(KEY, VersionSelector.CURRENT));

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(thrown)
                .hasMessageContainingAll("data/ab/file", "azure://container at http://127.0.0.1", says, code, "req-1");
        assertThat(service.requests())
                .as("the SDK must not repeat anything by itself")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "409, BlobImmutableDueToPolicy, Refused",
        "409, BlobImmutableDueToLegalHold, Refused",
        "409, ImmutabilityPolicyDeleteOnLockedPolicy, Refused",
        "412, LeaseIdMissing, Refused",
        "409, SnapshotsPresent, Refused",
        "500, OperationTimedOut, OutcomeUnknown",
        "502, '', OutcomeUnknown",
        "408, RequestTimeout, OutcomeUnknown",
        "503, ServerBusy, Retryable"
    })
    void aChangeThatFailsIsRefusedOrUnknownOrMayBeRepeated(int status, String code, String kind) {
        service.answering(Answer.error(status, code));

        StoreException thrown = failure(() -> store.delete(KEY, new VersionId("2026-01-01T00:00:00.0000000Z")));

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "409, BlobAlreadyExists",
        "412, ConditionNotMet",
        "412, TargetConditionNotMet",
        "403, UnauthorizedBlobOverwrite"
    })
    void aTakenNameIsNoFailure(int status, String code) {
        service.answering(Answer.error(status, code));

        assertThat(store.putIfAbsent(KEY, CONTENT)).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void anUploadSendsItsConditionAndNoLock() {
        service.answering(Answer.of(201, Map.of("ETag", "\"0x1\"", "Last-Modified", "Sat, 21 Nov 2026 11:00:00 GMT")));

        assertThat(store.putIfAbsent(KEY, CONTENT)).isEqualTo(PutOutcome.CREATED);

        assertThat(service.requests()).singleElement().satisfies(headers -> {
            assertThat(headers.getFirst("If-None-Match")).isEqualTo("*");
            assertThat(headers.getFirst("Content-MD5")).isNotBlank();
            assertThat(headers.keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("immutab"));
            assertThat(headers.keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("legal"));
        });
    }

    @Test
    void aThrottledRequestSaysWhenToAskAgain() {
        service.answering(Answer.of(503, Map.of("x-ms-error-code", "ServerBusy", "Retry-After", "7")));

        StoreException thrown = failure(() -> store.stat(KEY, VersionSelector.CURRENT));

        assertThat(((StoreException.Retryable) thrown).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void aLostAnswerToAWriteIsUnknownAndToAReadRetryable() {
        service.answering(ScriptedService.HANG_UP);

        assertThatThrownBy(() -> store.putIfAbsent(KEY, CONTENT))
                .isInstanceOf(StoreException.OutcomeUnknown.class)
                .hasMessageContaining("look whether it happened");
        assertThatThrownBy(() -> store.stat(KEY, VersionSelector.CURRENT)).isInstanceOf(StoreException.Retryable.class);
    }

    @Test
    void aDownloadThatEndsTooEarlyNeverEndsSilently() {
        service.answering(new Answer(200, Map.of("ETag", "\"0x1\""), "half of it", 100));

        assertThatThrownBy(() -> {
                    try (InputStream in = store.read(KEY, VersionSelector.CURRENT, ByteRange.ALL)) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(StoreException.Retryable.class);
    }

    @Test
    void anEndpointWhereNobodyListensIsRetryableAndNamesTheSetting() {
        service.close();

        assertThatThrownBy(() -> store.putIfAbsent(KEY, CONTENT))
                .isInstanceOf(StoreException.Retryable.class)
                .hasMessageContainingAll("cannot be reached", "azure.endpoint");
    }

    @Test
    void anExpiredTokenIsToldWithItsDate() {
        service.answering(Answer.error(403, "AuthenticationFailed"));

        assertThat(failure(() -> store.stat(KEY, VersionSelector.CURRENT)))
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContainingAll("expired at 2026-01-01T00:00:00Z", "environment variable TOKEN");
    }

    @Test
    void noFailureShowsTheToken() {
        for (Answer answer : new Answer[] {
            Answer.error(403, "AuthenticationFailed"), Answer.error(500, "InternalError"), ScriptedService.HANG_UP
        }) {
            service.answering(answer);
            StringWriter trace = new StringWriter();
            failure(() -> store.putIfAbsent(KEY, CONTENT)).printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("c2VjcmV0c2lnbmF0dXJl").doesNotContain("sig=");
        }
    }

    @Test
    void whereTheServiceNamesNoVersionTheEtagStandsInAndTheLockIsUnknown() {
        service.answering(Answer.of(200, Map.of("ETag", "\"0x1\"", "Last-Modified", "Sat, 21 Nov 2026 11:00:00 GMT")));

        ObjectStat stat = store.stat(KEY, VersionSelector.CURRENT);

        assertThat(stat.version()).isEqualTo(new VersionId("etag:0x1"));
        assertThat(stat.lock()).isInstanceOf(Lock.Unknown.class);
        store.stat(KEY, stat.version());
        assertThat(service.requests().getLast().getFirst("If-Match")).isEqualTo("0x1");
    }

    private static StoreException failure(Runnable call) {
        StoreException thrown = catchThrowableOfType(StoreException.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown;
    }
}
