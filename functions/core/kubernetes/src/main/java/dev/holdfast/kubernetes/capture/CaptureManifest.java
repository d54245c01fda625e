package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.api.ServedApi;
import java.util.List;

/**
 * What a capture took, left out and missed: the content of {@value #PATH} in a snapshot. All lists are sorted, so that the same cluster gives the same
 * bytes.
 *
 * @param serverVersion as the server calls it: {@code v1.37.0}
 * @param served everything that the server served, in its own order of preference
 * @param captured what is in the snapshot
 * @param leftOut what is not, on purpose
 * @param failures what is not, although it should be
 */
public record CaptureManifest(
        String serverVersion,
        ServedApi served,
        List<CapturedResource> captured,
        List<LeftOut> leftOut,
        List<CaptureFailure> failures) {
    /** Where it lies in a snapshot. */
    public static final String PATH = "_holdfast/capture.json";

    public CaptureManifest {
        captured = captured.stream().sorted().toList();
        leftOut = leftOut.stream().sorted().toList();
        failures = failures.stream().sorted().toList();
    }

    /** Whether something that should be in the snapshot is not; {@link #failures} names it. */
    public boolean isPartial() {
        return !failures.isEmpty();
    }

    public long objects() {
        return captured.stream().mapToLong(CapturedResource::objects).sum();
    }

    public long bytes() {
        return captured.stream().mapToLong(CapturedResource::bytes).sum();
    }

    /** As canonical JSON. */
    public byte[] toJson() {
        return CaptureManifestJson.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote; fields of later versions are ignored.
     *
     * @throws dev.holdfast.kubernetes.objects.MalformedJsonException if it is something else
     */
    public static CaptureManifest parse(byte[] json) {
        return CaptureManifestJson.read(json);
    }
}
