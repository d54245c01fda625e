package dev.holdfast.lab.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The line on which the other members reach a member. Followers ask the leader for two streams: one of what is written, another of
 * heartbeats. Where only the first becomes slow, a member lags behind as one on a slow disk does: it knows the leader, and answers.
 */
final class PeerLine implements AutoCloseable {
    private static final String WHAT_IS_WRITTEN = "/raft/stream/msgapp/";
    private static final int LONGEST_HEAD = 512;
    /** A byte each, so that nobody takes the line for dead. */
    private static final long SLOW_MILLIS = 200;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String slowFor = "";

    PeerLine() {
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1", e);
        }
    }

    /** Where to connect instead. */
    int port() {
        return server.getLocalPort();
    }

    /** Begins to stand before a member's own port. */
    void before(int target) {
        threads.execute(() -> accept(target));
    }

    /** From now on what is written passes slowly to a member, by its id in hexadecimal; to nobody if that is empty. */
    void slowFor(String member) {
        slowFor = member;
    }

    private void accept(int target) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
                threads.execute(() -> connect(client, upstream));
            } catch (IOException _) {
                // Closed, or the member behind is down: the other one sees it.
            }
        }
    }

    private void connect(Socket client, Socket upstream) {
        try {
            byte[] head = new byte[LONGEST_HEAD];
            int length = client.getInputStream().read(head);
            if (length > 0) {
                upstream.getOutputStream().write(head, 0, length);
                String path = new String(head, 0, length, StandardCharsets.ISO_8859_1);
                threads.execute(() -> pump(upstream, client, path));
            }
            pump(client, upstream, "");
        } catch (IOException _) {
            // One end hung up.
        }
    }

    private void pump(Socket from, Socket to, String path) {
        byte[] buffer = new byte[16 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count; (count = in.read(buffer)) >= 0; ) {
                for (int done = 0; done < count; ) {
                    int now = isSlow(path) ? 1 : count - done;
                    out.write(buffer, done, now);
                    done += now;
                    if (now < count) {
                        Thread.sleep(SLOW_MILLIS);
                    }
                }
            }
        } catch (IOException _) {
            // One end hung up: so does the other.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSlow(String path) {
        String member = slowFor;
        return !member.isEmpty() && path.contains(WHAT_IS_WRITTEN + member);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop listening", e);
        }
        threads.shutdownNow();
    }
}
