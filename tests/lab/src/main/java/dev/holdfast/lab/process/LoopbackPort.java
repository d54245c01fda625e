package dev.holdfast.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ports of 127.0.0.1 that nobody uses. */
public final class LoopbackPort {
    /** The system gives a port that is free again to whoever asks next; two servers that start at once would get the same one. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPort() {}

    /**
     * A port that was free a moment ago, and that this process has not been given before. Another process may still be faster: a server
     * that cannot bind is started again.
     */
    public static int free() {
        int port = anyFree();
        while (!GIVEN.add(port)) {
            port = anyFree();
        }
        return port;
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address(0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port on 127.0.0.1", e);
        }
    }

    /** 127.0.0.1, also where Java would prefer ::1. */
    static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("127.0.0.1 is no address here", e);
        }
    }
}
