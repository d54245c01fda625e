package dev.holdfast.etcd.client;

import dev.holdfast.etcd.EtcdException;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** The pieces of a snapshot as one stream. No more of them are asked for than are allowed to wait. */
final class PieceStream extends InputStream {
    /** etcd sends 32 KiB at a time: 1 MiB, as much as gRPC has under way; more would outlive young collections, and so cost twice. */
    private static final int MOST_WAITING = 32;

    private final ClientCall<WireWriter, SnapshotPiece> call;
    private final Function<Status, EtcdException> failure;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private byte[] current = {};
    private int at;
    private int end;
    private boolean ended;

    private sealed interface Arrival {
        record Piece(SnapshotPiece piece) implements Arrival {}

        record End(Status status) implements Arrival {}
    }

    PieceStream(ClientCall<WireWriter, SnapshotPiece> call, Function<Status, EtcdException> failure) {
        this.call = call;
        this.failure = failure;
    }

    ClientCall.Listener<SnapshotPiece> listener() {
        return new ClientCall.Listener<>() {
            @Override
            public void onMessage(SnapshotPiece message) {
                arrivals.add(new Arrival.Piece(message));
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                arrivals.add(new Arrival.End(status));
            }
        };
    }

    void begin(WireWriter request) {
        call.request(MOST_WAITING);
        call.sendMessage(request);
        call.halfClose();
    }

    @Override
    public int read() throws IOException {
        return advance() ? current[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(current, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean advance() throws IOException {
        while (at == end) {
            if (ended) {
                return false;
            }
            switch (take()) {
                case Arrival.Piece(SnapshotPiece piece) -> {
                    current = piece.message();
                    at = piece.begin();
                    end = at + piece.length();
                    call.request(1);
                }
                case Arrival.End(Status status) -> {
                    ended = true;
                    if (!status.isOk()) {
                        throw failure.apply(status);
                    }
                }
            }
        }
        return true;
    }

    private Arrival take() throws IOException {
        try {
            return arrivals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for etcd");
        }
    }

    @Override
    public void close() {
        if (!ended) {
            call.cancel("no longer wanted", null);
        }
    }
}
