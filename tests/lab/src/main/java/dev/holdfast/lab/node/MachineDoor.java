package dev.holdfast.lab.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Lets pods reach a server that listens on the machine's loopback alone, such as the lab's MinIO: at the same port of
 * {@link NodeAddresses#host()}, where nobody but the node and its pods can come.
 */
public final class MachineDoor implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final WriteGate gate = new WriteGate();

    private MachineDoor(ServerSocket door, InetSocketAddress server) {
        this.door = door;
        this.server = server;
    }

    /** Opens one to a port of 127.0.0.1. */
    public static MachineDoor open(NodeAddresses addresses, int port) {
        return open(addresses.host(), port, port);
    }

    static MachineDoor open(String address, int doorPort, int serverPort) {
        try {
            ServerSocket door = new ServerSocket();
            door.bind(new InetSocketAddress(InetAddress.ofLiteral(address), doorPort));
            InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
            MachineDoor opened = new MachineDoor(door, new InetSocketAddress(loopback, serverPort));
            Thread.ofVirtual().name("door-" + doorPort).start(opened::serve);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("No door can be opened at " + address + ":" + doorPort, e);
        }
    }

    /** The server as pods call it. */
    public URI address() {
        return URI.create("http://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort());
    }

    /** From now on HTTP requests that write by PUT get no further than here, though their callers do not see it: they wait. */
    public void holdWrites() {
        gate.shut();
    }

    /** Lets pass what waits, and all that comes. */
    public void releaseWrites() {
        gate.open();
    }

    /** How many writes wait. */
    public int heldWrites() {
        return gate.waiting();
    }

    /** Closes it, and the connections that go through it. */
    @Override
    public void close() {
        closed(door);
        open.forEach(MachineDoor::closed);
        gate.open();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> relay(caller));
            } catch (IOException _) {
                // Closed, or a caller that went away again.
            }
        }
    }

    private void relay(Socket caller) {
        open.add(caller);
        try (caller;
                Socket callee = new Socket()) {
            open.add(callee);
            callee.connect(server);
            Thread back = Thread.ofVirtual().start(() -> copy(callee, caller, _ -> {}));
            copy(caller, callee, gate::pass);
            back.join();
            open.remove(callee);
        } catch (IOException _) {
            // The server is away: so is the connection then.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    /** One direction; passes the end on, and leaves the other direction open. */
    private static void copy(Socket from, Socket to, Consumer<ByteBuffer> gate) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                gate.accept(ByteBuffer.wrap(buffer, 0, count));
                out.write(buffer, 0, count);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            closed(to);
        }
    }

    private static void closed(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // It is closed then.
        }
    }
}
