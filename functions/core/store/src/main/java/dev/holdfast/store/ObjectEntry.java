package dev.holdfast.store;

import java.time.Instant;

/** A file in a listing: its size in bytes and the server's date of its writing. */
public record ObjectEntry(ObjectKey key, long size, Instant modified) {}
