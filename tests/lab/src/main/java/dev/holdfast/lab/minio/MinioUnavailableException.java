package dev.holdfast.lab.minio;

import java.util.List;
import org.opentest4j.TestAbortedException;

/** MinIO cannot be had on this machine: a test that needs it is skipped, visibly and with these reasons. */
public final class MinioUnavailableException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    MinioUnavailableException(List<String> reasons) {
        super("MinIO cannot be had: " + String.join("; ", reasons)
                + ". Install Go 1.24 or newer, or name a minio program in HOLDFAST_MINIO.");
    }
}
