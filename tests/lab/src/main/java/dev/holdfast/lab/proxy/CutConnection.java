package dev.holdfast.lab.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands on loopback before a server of any protocol, counts the bytes of answers, and cuts the line once so many have passed. */
public final class CutConnection implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final long most;
    private final AtomicLong left;
    private volatile boolean cut;

    private CutConnection(int target, long bytes) throws IOException {
        this.target = target;
        this.most = bytes;
        this.left = new AtomicLong(bytes);
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        threads.execute(this::accept);
    }

    /** Stands before a port, and lets this many bytes come back. */
    public static CutConnection before(int port, long bytes) {
        try {
            return new CutConnection(port, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1", e);
        }
    }

    /** Where to connect instead. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many bytes of answers the server has sent. */
    public long passed() {
        return most - left.get();
    }

    /** Whether the line was cut. */
    public boolean wasCut() {
        return cut;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
                threads.execute(() -> pump(client, upstream, false));
                threads.execute(() -> pump(upstream, client, true));
            } catch (IOException _) {
                // Closed, or the server behind is gone: the client sees it.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count; (count = in.read(buffer)) >= 0; ) {
                if (answers && left.addAndGet(-count) < 0) {
                    cut = true;
                    return;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException _) {
            // One end hung up: so does the other.
        }
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
