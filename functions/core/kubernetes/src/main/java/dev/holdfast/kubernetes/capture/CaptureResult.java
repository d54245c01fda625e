package dev.holdfast.kubernetes.capture;

/** How a capture ended that did not fail as a whole: everything of the scope was delivered, or all but what is named. */
public sealed interface CaptureResult {
    /** What was taken, left out and missed. */
    CaptureManifest manifest();

    /** Everything that the scope means is there. */
    record Complete(CaptureManifest manifest) implements CaptureResult {}

    /** Something is missing; {@link CaptureManifest#failures} names it. */
    record Partial(CaptureManifest manifest) implements CaptureResult {}

    static CaptureResult of(CaptureManifest manifest) {
        return manifest.isPartial() ? new Partial(manifest) : new Complete(manifest);
    }
}
