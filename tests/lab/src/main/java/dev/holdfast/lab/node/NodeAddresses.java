package dev.holdfast.lab.node;

/**
 * Where a node, its pods and the machine under it meet. All of it lies in ranges that nobody owns (RFC 5737 and RFC 2544) and vanishes
 * with the node.
 *
 * <p>A pair of virtual links joins the machine's network to the node's: packets for the node, its pods and its services leave the machine
 * by it, so that the JVM of a test reaches them all directly; pods reach the machine at {@link #host()}, so that a test's object stores,
 * if they listen there, serve them. Neither node nor pods have another route: the network beyond cannot be reached, nor can the machine's
 * other addresses.
 *
 * @param number of the node among those of this machine, 0 to 62
 */
public record NodeAddresses(int number) {
    static final int MOST = 63;

    public NodeAddresses {
        if (number < 0 || number >= MOST) {
            throw new IllegalArgumentException(
                    "A machine has room for nodes 0 to " + (MOST - 1) + ", not for " + number);
        }
    }

    /** The machine as the node and the pods see it. */
    public String host() {
        return "198.51.100." + (4 * number + 1);
    }

    /** The node: its API server listens there. */
    public String node() {
        return "198.51.100." + (4 * number + 2);
    }

    /** What the two share, as CIDR. */
    public String link() {
        return "198.51.100." + 4 * number + "/30";
    }

    /** The pods, as CIDR. */
    public String pods() {
        return "198.18." + 2 * number + ".0/24";
    }

    /** The services, as CIDR. */
    public String services() {
        return serviceNet() + "0/24";
    }

    /** The service {@code kubernetes}. */
    public String apiService() {
        return serviceNet() + "1";
    }

    /** The service that answers questions for names. */
    public String dnsService() {
        return serviceNet() + "10";
    }

    /** Of the link's end on the machine; also of the node's cgroup and folder. A node that runs holds it. */
    public String name() {
        return "holdfast-" + number;
    }

    private String serviceNet() {
        return "198.18." + (2 * number + 1) + ".";
    }
}
