package dev.holdfast.etcd.client;

import dev.holdfast.etcd.EtcdException;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.ClientCalls;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A connection to one member. Every method asks that member, and may throw any {@link EtcdException} of the client's side. Safe for
 * many threads at once.
 */
public final class EtcdConnection implements AutoCloseable {
    /** Sorts below every key of Kubernetes, and need not exist. */
    private static final String SOME_KEY = "holdfast";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A sum over all keys takes a second for each GiB or two. */
    private static final Duration PATIENCE_FOR_SUMS = Duration.ofMinutes(2);

    private final EtcdEndpoint endpoint;
    private final ManagedChannel channel;

    private EtcdConnection(EtcdEndpoint endpoint, ManagedChannel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
    }

    /**
     * Connects when it is first asked something.
     *
     * @param tls needed for an endpoint by https; not used for others
     * @throws EtcdException.Untrusted if there is no certificate where one is needed, or it has expired
     */
    public static EtcdConnection open(EtcdEndpoint endpoint, Optional<EtcdTls> tls, InstantSource clock) {
        ChannelCredentials credentials =
                endpoint.secure() ? credentials(endpoint, tls, clock) : InsecureChannelCredentials.create();
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(endpoint.host(), endpoint.port(), credentials)
                .disableRetry()
                .build();
        return new EtcdConnection(endpoint, channel);
    }

    private static ChannelCredentials credentials(EtcdEndpoint endpoint, Optional<EtcdTls> tls, InstantSource clock) {
        EtcdTls given = tls.orElseThrow(() -> new EtcdException.Untrusted(
                "etcd at " + endpoint + " asks for a client certificate: name its files or its Secret in the plan",
                null));
        given.requireValid(clock.instant());
        return TlsChannelCredentials.newBuilder()
                .trustManager(given.trust())
                .keyManager(given.identity())
                .build();
    }

    public EtcdEndpoint endpoint() {
        return endpoint;
    }

    /** What the member says of itself; needs no leader. */
    public MemberStatus status() {
        return ask(Calls.STATUS, new WireWriter(), PATIENCE);
    }

    /** The cluster's revision now, agreed upon by a majority: what was written before the call is at most this. */
    public long linearizableRevision() {
        // Range: a key, limit 1, keys only. Linearizable is what it is if not told otherwise.
        return ask(Calls.RANGE, new WireWriter().text(1, SOME_KEY).number(3, 1).number(8, 1), PATIENCE)
                .revision();
    }

    /** The members as the cluster knows them, agreed upon by a majority. */
    public List<ClusterMember> members() {
        return ask(Calls.MEMBER_LIST, new WireWriter().number(1, 1), PATIENCE);
    }

    /** All alarms of the cluster. */
    public List<Alarm> alarms() {
        return ask(Calls.ALARM, new WireWriter(), PATIENCE);
    }

    /** The member's sum over its keys up to a revision. */
    public HashAnswer keyHash(long revision) {
        try {
            return new HashAnswer.Known(call(Calls.HASH_KV, new WireWriter().number(1, revision), PATIENCE_FOR_SUMS));
        } catch (StatusRuntimeException e) {
            String said = String.valueOf(e.getStatus().getDescription());
            return switch (e.getStatus().getCode()) {
                case OUT_OF_RANGE -> said.contains("compacted") ? new HashAnswer.Compacted() : new HashAnswer.Behind();
                case UNIMPLEMENTED -> new HashAnswer.NotServed(said);
                case UNAVAILABLE, FAILED_PRECONDITION -> {
                    if (said.contains("learner")) {
                        yield new HashAnswer.NotServed(said);
                    }
                    throw failure(Calls.HASH_KV, e.getStatus());
                }
                default -> throw failure(Calls.HASH_KV, e.getStatus());
            };
        }
    }

    /**
     * Begins to stream the member's database as it is now, and after it the 32 bytes of its SHA-256. Nothing is checked; a stream that
     * breaks off throws an {@link EtcdException}, from {@code read}. Closing it early ends the call.
     *
     * @param limit how long it may take in all
     */
    public InputStream snapshot(Duration limit) {
        var call = channel.newCall(
                Calls.SNAPSHOT, CallOptions.DEFAULT.withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS));
        PieceStream stream = new PieceStream(call, status -> failure(Calls.SNAPSHOT, status));
        call.start(stream.listener(), new Metadata());
        stream.begin(new WireWriter());
        return stream;
    }

    private <T> T ask(MethodDescriptor<WireWriter, T> method, WireWriter request, Duration patience) {
        try {
            return call(method, request, patience);
        } catch (StatusRuntimeException e) {
            throw failure(method, e.getStatus());
        }
    }

    private <T> T call(MethodDescriptor<WireWriter, T> method, WireWriter request, Duration patience) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS);
        return ClientCalls.blockingUnaryCall(channel, method, options, request);
    }

    private EtcdException failure(MethodDescriptor<?, ?> method, Status status) {
        return GrpcFailures.of(endpoint, String.valueOf(method.getBareMethodName()), status);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "etcd at " + endpoint;
    }
}
