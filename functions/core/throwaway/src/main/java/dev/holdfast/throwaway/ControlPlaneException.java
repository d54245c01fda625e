package dev.holdfast.throwaway;

import org.jspecify.annotations.Nullable;

/** A throwaway control plane did not come up. Nothing of it is left; the message has the end of the failing part's log. */
public final class ControlPlaneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ControlPlaneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
