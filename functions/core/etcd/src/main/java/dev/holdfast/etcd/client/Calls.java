package dev.holdfast.etcd.client;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/** The calls by their names, with what goes and what comes. Requests are written where they are sent. */
final class Calls {
    static final MethodDescriptor<WireWriter, MemberStatus> STATUS =
            unary("etcdserverpb.Maintenance/Status", MemberStatus::read);
    static final MethodDescriptor<WireWriter, List<Alarm>> ALARM =
            unary("etcdserverpb.Maintenance/Alarm", Alarm::readAll);
    static final MethodDescriptor<WireWriter, KeyHash> HASH_KV =
            unary("etcdserverpb.Maintenance/HashKV", KeyHash::read);
    static final MethodDescriptor<WireWriter, List<ClusterMember>> MEMBER_LIST =
            unary("etcdserverpb.Cluster/MemberList", ClusterMember::readAll);
    static final MethodDescriptor<WireWriter, ResponseHeader> RANGE =
            unary("etcdserverpb.KV/Range", ResponseHeader::ofAnswer);
    static final MethodDescriptor<WireWriter, SnapshotPiece> SNAPSHOT = MethodDescriptor.newBuilder(
                    new Requests(), new Responses<>(SnapshotPiece::read))
            .setType(MethodType.SERVER_STREAMING)
            .setFullMethodName("etcdserverpb.Maintenance/Snapshot")
            .build();

    private Calls() {}

    private static <T> MethodDescriptor<WireWriter, T> unary(String name, Function<WireReader, T> reader) {
        return MethodDescriptor.newBuilder(
                        new Requests(), new Responses<>(bytes -> reader.apply(new WireReader(bytes))))
                .setType(MethodType.UNARY)
                .setFullMethodName(name)
                .build();
    }

    private static final class Requests implements Marshaller<WireWriter> {
        @Override
        public InputStream stream(WireWriter request) {
            return new ByteArrayInputStream(request.message());
        }

        @Override
        public WireWriter parse(InputStream stream) {
            throw new UnsupportedOperationException("A client is asked nothing");
        }
    }

    private record Responses<T>(Function<byte[], T> reader) implements Marshaller<T> {
        @Override
        public InputStream stream(T response) {
            throw new UnsupportedOperationException("A client answers nothing");
        }

        @Override
        public T parse(InputStream stream) {
            try {
                return reader.apply(bytes(stream));
            } catch (IOException | IllegalArgumentException e) {
                throw Status.DATA_LOSS
                        .withDescription("its answer cannot be read: " + e.getMessage())
                        .withCause(e)
                        .asRuntimeException();
            }
        }

        /** gRPC knows how long a message is; who does not ask it copies a snapshot two times more. */
        private static byte[] bytes(InputStream stream) throws IOException {
            return stream instanceof KnownLength ? stream.readNBytes(stream.available()) : stream.readAllBytes();
        }
    }
}
