package dev.holdfast.kubernetes.api;

import org.jspecify.annotations.Nullable;

/** There is no way to an API server: no kubeconfig, or one that says too little. The message says what to do and holds no credential. */
public final class KubeconfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KubeconfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
