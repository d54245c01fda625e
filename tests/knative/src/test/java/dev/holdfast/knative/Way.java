package dev.holdfast.knative;

import dev.holdfast.lab.node.MachineDoor;
import dev.holdfast.lab.node.NodeAddresses;
import java.net.URI;

/** The way of pods to a server on this machine: it can be shut, as if the server were away, and it can hold back what is written. */
final class Way implements AutoCloseable {
    private final NodeAddresses addresses;
    private final int port;
    private MachineDoor door;

    Way(NodeAddresses addresses, URI server) {
        this.addresses = addresses;
        this.port = server.getPort();
        this.door = MachineDoor.open(addresses, port);
    }

    /** The server as pods call it. */
    URI address() {
        return door.address();
    }

    /** The door that is open now. */
    MachineDoor door() {
        return door;
    }

    /** Nobody can connect any more. */
    @Override
    public void close() {
        door.close();
    }

    /** And now again. */
    void open() {
        door = MachineDoor.open(addresses, port);
    }
}
