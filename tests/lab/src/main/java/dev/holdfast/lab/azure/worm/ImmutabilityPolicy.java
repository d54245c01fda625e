package dev.holdfast.lab.azure.worm;

import java.time.Instant;
import java.util.Locale;

/** A time-based retention policy of one version. */
public record ImmutabilityPolicy(Mode mode, Instant until) {
    /** Whether it can be taken back. */
    public enum Mode {
        UNLOCKED,
        LOCKED;

        /** As the service answers it; it accepts any case [RECORDED]. */
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Mode parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "locked" -> LOCKED;
                case "unlocked" -> UNLOCKED;
                default -> throw new Refusal(AzureError.InvalidHeaderValue, "x-ms-immutability-policy-mode: " + text);
            };
        }
    }

    boolean isActive(Instant now) {
        return until.isAfter(now);
    }
}
