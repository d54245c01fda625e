package dev.holdfast.images;

/** What an image of a function stands on: something that has a Java runtime. */
public sealed interface BaseImage {
    /** This machine's Java runtime and C library, and nothing else: no shell, no package manager. Linux only. */
    record ThisMachine() implements BaseImage {}

    /**
     * Another image.
     *
     * @param reference such as {@code docker.io/library/eclipse-temurin:25-jre}, or {@code tar:///path/to/archive.tar}; {@code java} is on
     *     its PATH
     */
    record Named(String reference) implements BaseImage {}
}
