package dev.holdfast.images;

import java.util.List;

/** How what runs in an image is made to do once what it is there for, so that the JVM can note what it takes. */
public sealed interface Trial {
    /** It waits for events, and is asked to end when it has had some. */
    record Server() implements Trial {}

    /**
     * It ends by itself.
     *
     * @param arguments of the command, in which {@code {broker}} stands for the address to post to
     */
    record Command(List<String> arguments) implements Trial {
        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /** It is not tried. */
    record None() implements Trial {}
}
