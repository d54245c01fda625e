package dev.holdfast.kubernetes.capture;

import java.time.Duration;

/**
 * How a capture goes about it.
 *
 * @param parallelLists how many lists the server answers at once
 * @param pageSize how many objects a page has
 * @param workers how many threads spell objects canonically and feed the sink
 * @param bytesInFlight how much of the lists may be in memory unspelt; an item that is larger goes alone
 * @param deadline after which the capture is given up
 */
public record CaptureSettings(int parallelLists, int pageSize, int workers, int bytesInFlight, Duration deadline) {
    /** Four lists at once in pages of 500 objects, 32 MiB in flight, six hours. */
    public static final CaptureSettings STANDARD =
            new CaptureSettings(4, 500, Runtime.getRuntime().availableProcessors(), 32 << 20, Duration.ofHours(6));

    public CaptureSettings {
        if (parallelLists < 1 || pageSize < 1 || workers < 1 || bytesInFlight < 1 || !deadline.isPositive()) {
            throw new IllegalArgumentException(
                    "A capture needs at least one of everything: " + parallelLists + " lists, " + pageSize
                            + " objects a page, " + workers + " workers, " + bytesInFlight + " bytes, " + deadline);
        }
    }

    /** The same with another deadline. */
    public CaptureSettings within(Duration other) {
        return new CaptureSettings(parallelLists, pageSize, workers, bytesInFlight, other);
    }

    /** The same with pages of another size. */
    public CaptureSettings withPageSize(int objects) {
        return new CaptureSettings(parallelLists, objects, workers, bytesInFlight, deadline);
    }
}
