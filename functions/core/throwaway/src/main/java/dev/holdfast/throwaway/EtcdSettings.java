package dev.holdfast.throwaway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a throwaway control plane's etcd begins with, and who else may ask it.
 *
 * @param data makes its data directory before it starts; empty: it begins with nothing
 * @param port a port of 127.0.0.1 on which it answers too, whoever asks: for a lab, never with somebody's data. Empty: it answers its API
 *     server alone, on a socket that nobody else can open
 */
public record EtcdSettings(Optional<Data> data, OptionalInt port) {
    /** Empty, and for the API server alone. */
    public static final EtcdSettings FRESH = new EtcdSettings(Optional.empty(), OptionalInt.empty());

    /** With this data, for the API server alone. */
    public static EtcdSettings on(Data data) {
        return new EtcdSettings(Optional.of(data), OptionalInt.empty());
    }

    /** Empty, and also on a port. */
    public static EtcdSettings alsoAt(int port) {
        return new EtcdSettings(Optional.empty(), OptionalInt.of(port));
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
