package dev.holdfast.steps;

/** Is told, by any thread and as often as it pleases the step, what the step has come to. */
@FunctionalInterface
public interface ProgressListener {
    /** Nobody listens. */
    ProgressListener NONE = line -> {};

    /** One short line for people, such as {@code 1,200 of 20,000 objects}. */
    void report(String line);
}
