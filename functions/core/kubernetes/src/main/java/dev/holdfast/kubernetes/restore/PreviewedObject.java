package dev.holdfast.kubernetes.restore;

/** A planned change, and what the target says to it. */
public record PreviewedObject(PlannedObject object, Preview preview) {}
