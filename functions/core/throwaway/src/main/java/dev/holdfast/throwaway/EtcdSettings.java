package dev.holdfast.throwaway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a throwaway control plane's etcd begins with, and who else may ask it.
 *
 * @param data makes its data directory before it starts; empty: it begins with nothing
 * @param ports on which it answers too, whoever asks: for a lab, never with somebody's data. Empty: it answers its API server alone, on
 *     a socket that nobody else can open
 */
public record EtcdSettings(Optional<Data> data, Optional<Ports> ports) {
    /** Empty, and for the API server alone. */
    public static final EtcdSettings FRESH = new EtcdSettings(Optional.empty(), Optional.empty());

    /** With this data, for the API server alone. */
    public static EtcdSettings on(Data data) {
        return new EtcdSettings(Optional.of(data), Optional.empty());
    }

    /** Empty, and also on ports. */
    public static EtcdSettings alsoAt(Ports ports) {
        return new EtcdSettings(Optional.empty(), Optional.of(ports));
    }

    /** Ports of 127.0.0.1: for clients, and for members that might join. */
    public record Ports(int client, int peer) {
        public String clientUrl() {
            return "http://127.0.0.1:" + client;
        }

        public String peerUrl() {
            return "http://127.0.0.1:" + peer;
        }
    }

    /** Where the data of etcd comes from. */
    @FunctionalInterface
    public interface Data {
        /**
         * Makes a member's data directory.
         *
         * @param scratch a folder that is wiped with the control plane, also after a crash: whatever is made on the way belongs here
         * @param directory is not there yet
         * @return arguments without which the API server cannot read it, such as {@code --encryption-provider-config=}
         */
        List<String> make(Path scratch, Path directory) throws IOException;
    }
}
