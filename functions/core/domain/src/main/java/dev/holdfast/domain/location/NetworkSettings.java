package dev.holdfast.domain.location;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.InvalidFieldException;
import java.net.URI;
import java.util.Optional;

/**
 * The way to a location.
 *
 * @param proxy an HTTP proxy
 * @param caFile a PEM file with the authorities to trust beside the platform's, for servers with a certificate of one's own
 * @param bandwidth bytes per second at most
 */
public record NetworkSettings(Optional<URI> proxy, Optional<String> caFile, Optional<ByteSize> bandwidth) {
    /** Straight on, as fast as it goes. */
    public static final NetworkSettings DIRECT =
            new NetworkSettings(Optional.empty(), Optional.empty(), Optional.empty());

    public NetworkSettings {
        proxy.ifPresent(uri -> Endpoint.check("proxy", uri));
        caFile.ifPresent(file -> {
            if (file.isBlank()) {
                throw new InvalidFieldException("caFile", "is empty; write the path of a PEM file, or leave it out");
            }
        });
        bandwidth.ifPresent(size -> {
            if (size.bytes() < 1024) {
                throw InvalidFieldException.notA(
                        "bandwidth", size.text(), "a usable limit", "at least 1Ki (bytes per second), or leave it out");
            }
        });
    }
}
