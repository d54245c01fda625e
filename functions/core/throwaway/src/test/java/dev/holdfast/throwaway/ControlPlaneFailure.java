package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The message with which a control plane does not come up. */
final class ControlPlaneFailure {
    private ControlPlaneFailure() {}

    static String of(ControlPlaneSettings settings) {
        var failure = catchThrowableOfType(
                ControlPlaneException.class,
                () -> ThrowawayControlPlane.start(settings).close());
        return String.valueOf(failure.getMessage());
    }
}
