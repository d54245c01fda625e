package dev.holdfast.kubernetes.api;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A proxy that opens tunnels by SOCKS 5, or by {@code CONNECT}, if need be only for who knows its password; it notes to where. */
final class TunnelProxy implements AutoCloseable {
    private static final byte SOCKS_5 = 5;

    private final ServerSocket door;
    private final String authorization;
    private final Queue<String> tunnels = new ConcurrentLinkedQueue<>();

    /** @param authorization what {@code Proxy-Authorization} must say; empty for an open proxy */
    TunnelProxy(String authorization) throws IOException {
        this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        this.authorization = authorization;
        Thread.ofVirtual().start(this::accept);
    }

    URI address(String scheme, String user) {
        return URI.create(scheme + "://" + (user.isEmpty() ? "" : user + "@") + "127.0.0.1:" + door.getLocalPort());
    }

    /** Host and port of each tunnel that was opened. */
    List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new PushbackInputStream(client.getInputStream());
            int first = in.read();
            if (first == SOCKS_5) {
                socks(client, new DataInputStream(in));
                return;
            }
            in.unread(first);
            connect(client, new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            // One side has gone.
        }
    }

    /** RFC 1928, for a client without a password that asks for an IPv4 address. */
    private void socks(Socket client, DataInputStream in) throws IOException {
        in.skipNBytes(in.readUnsignedByte());
        client.getOutputStream().write(new byte[] {SOCKS_5, 0});
        in.skipNBytes(4);
        byte[] address = in.readNBytes(4);
        String target = InetAddress.getByAddress(address).getHostAddress() + ":" + in.readUnsignedShort();
        tunnel(client, target, new byte[] {SOCKS_5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    }

    private void connect(Socket client, BufferedReader lines) throws IOException {
        boolean mayGo;
        do {
            String[] asked = lines.readLine().split(" ");
            mayGo = authorization.isEmpty();
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                mayGo |= line.equalsIgnoreCase("Proxy-Authorization: " + authorization);
            }
            if (mayGo) {
                tunnel(client, asked[1], answer("200 Connection established"));
            } else {
                client.getOutputStream()
                        .write(
                                answer(
                                        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0"));
            }
        } while (!mayGo);
    }

    private void tunnel(Socket client, String target, byte[] welcome) throws IOException {
        int colon = target.lastIndexOf(':');
        try (Socket server = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
            tunnels.add(target);
            client.getOutputStream().write(welcome);
            Thread back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] answer(String status) {
        return ("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has gone; the other is closed with it.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
