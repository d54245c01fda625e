package dev.holdfast.kubernetes.firing;

import java.net.URI;
import java.time.Duration;

/**
 * How plans are fired in this install.
 *
 * @param image of the command line, which posts the event
 * @param broker where it posts it
 * @param jitter at most how much later than the schedule says, so that a thousand plans of midnight do not all fire at once
 */
public record FiringSettings(String image, URI broker, Duration jitter) {
    public FiringSettings {
        if (image.isBlank()) {
            throw new IllegalArgumentException("The image of the command line has no name; say which it is");
        }
        if (jitter.isNegative()) {
            throw new IllegalArgumentException("A firing cannot come " + jitter.abs() + " early; write 0s or more");
        }
    }
}
