package dev.holdfast.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
    private static final String RUN = "20261121-060000-3f9a1c";
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final URI SOURCE = URI.create("/holdfast/test");
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    static List<HoldfastEvent> oneOfEach() {
        return List.of(
                new SnapshotRequested("shop/nightly", RUN),
                new SnapshotTaken("shop/nightly", RUN, "disk", A, B, 512),
                new EtcdRequested("shop/nightly", RUN),
                new StepFailed("shop/nightly", StepFailed.Step.ETCD, RUN, null, "A member lags."),
                new ReplicationRequested("shop/nightly", RUN, "s3", 2, "data/aa"),
                new CopyCompleted("shop/nightly", RUN, "s3", B, 17, 1L << 40),
                new RestoreTestRequested("shop/nightly", "s3", RUN),
                new RestoreTestPassed("shop/nightly", "s3", A, B, 2, 512),
                new RestoreTestFailed("shop/nightly", "s3", A, B, "3 objects were refused."),
                new RestoreRequested("shop/nightly", "holdfast-system", "after-the-fire", "1b2c"),
                new RestoreCompleted("shop/nightly", "holdfast-system", "after-the-fire", 500, 12, 0),
                new StepFailed("shop/nightly", StepFailed.Step.SNAPSHOT, RUN, null, "The API server refused."),
                new StepFailed("shop/nightly", StepFailed.Step.REPLICATION, RUN, "s3", "No such bucket."),
                new StepFailed("shop/nightly", StepFailed.Step.RESTORE, null, null, "No such snapshot."),
                new VerdictChanged("shop/nightly", List.of("met", "met", "not met", "unknown", "met"), NOW.toString()));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void whatIsEncodedIsDecodedAgain(HoldfastEvent payload) throws Exception {
        CloudEvent event = EventCodec.encode(payload, SOURCE, NOW);

        assertThat(EventCodec.decode(event)).isEqualTo(payload);
        assertThat(event.getSubject()).isEqualTo("shop/nightly");
        assertThat(event.getId()).isEqualTo(payload.id()).matches("[a-z0-9][a-z0-9.-]{0,61}[a-z0-9]");
        assertThat(event.getExtension("run"))
                .isEqualTo(payload.runId().map(Object::toString).orElse(null));
        assertThat(event.getExtension("copy"))
                .isEqualTo(payload.copyName().map(Object::toString).orElse(null));
    }

    @Test
    void everyTypeIsCarriedBySomePayload() {
        assertThat(oneOfEach().stream().map(HoldfastEvent::type)).containsExactlyInAnyOrderElementsOf(EventType.all());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            dev.holdfast.snapshot.requested.v1 | {}                                                      | plan: is missing
            dev.holdfast.snapshot.requested.v1 | {"plan":"nightly"}                                      | plan: 'nightly' is not a plan
            dev.holdfast.snapshot.requested.v1 | {"plan":"../../etc"}                                    | plan.namespace: '..' is not a name
            dev.holdfast.snapshot.requested.v1 | {"plan":"a/b"}                                          | run: is missing
            dev.holdfast.snapshot.requested.v1 | {"plan":"a/b","run":"now"}                              | run: 'now' is not a run's id
            dev.holdfast.snapshot.requested.v1 | {"plan":"a/b","run":"20261321-060000-3f9a1c"}           | run: '20261321-060000-3f9a1c' is not
            dev.holdfast.snapshot.requested.v1 | {"plan":["a/b"]}                                        | plan: is missing or not of the kind
            dev.holdfast.snapshot.requested.v1 | {"plan":7}                                              | plan: is missing or not of the kind
            dev.holdfast.snapshot.requested.v1 | {"plan":"a/b","plan":"c/d"}                             | carries no JSON
            dev.holdfast.snapshot.requested.v1 | {"plan":"a/b"                                           | carries no JSON
            dev.holdfast.snapshot.requested.v1 | null                                                    | carries null
            dev.holdfast.snapshot.requested.v1 | junk                                                    | carries no JSON
            dev.holdfast.snapshot.requested.v1 | {"plan":"a/b","x":[[[[[[[[[[1]]]]]]]]]]}                | carries no JSON
            dev.holdfast.snapshot.taken.v1     | {"plan":"a/b","run":"20261121-060000-3f9a1c","copy":"x/y","objects":1} | copy: 'x/y' is not a name
            dev.holdfast.snapshot.taken.v1     | {"plan":"a/b"}                                          | objects: is missing or
            dev.holdfast.snapshot.failed.v1    | {"plan":"a/b","reason":"x"}                             | step: is missing
            dev.holdfast.snapshot.failed.v1    | {"plan":"a/b","reason":"x","step":"RESTORE"}            | disagree
            dev.holdfast.verdict.changed.v1    | {"plan":"a/b","verdict":["met"],"at":"x"}               | verdict: is not five judgements
            dev.holdfast.world.ended.v1        | {}                                                      | There is no event of type
            """)
    void whatCannotBeMeantIsRefusedByName(String type, String data, String message) {
        assertThatThrownBy(() -> EventCodec.decode(type, data.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aPayloadThatIsTooLargeIsNotEvenParsed() {
        byte[] large = new byte[EventCodec.MAX_BYTES + 1];

        assertThatThrownBy(() -> EventCodec.decode(EventType.SNAPSHOT_TAKEN, large))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("65537 bytes");
        assertThatThrownBy(() -> EventCodec.decode(EventType.SNAPSHOT_TAKEN, new byte[0]))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aFieldOfANewerVersionIsIgnored() throws Exception {
        byte[] json = "{\"plan\":\"a/b\",\"run\":\"%s\",\"mood\":\"good\"}"
                .formatted(RUN)
                .getBytes(StandardCharsets.UTF_8);

        assertThat(EventCodec.decode(EventType.SNAPSHOT_REQUESTED, json)).isEqualTo(new SnapshotRequested("a/b", RUN));
    }
}
