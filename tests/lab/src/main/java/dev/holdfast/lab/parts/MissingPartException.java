package dev.holdfast.lab.parts;

/** A part of the lab cannot be had on this machine. Tests skip visibly with this message, the demo goes on without the part and says so. */
public final class MissingPartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String part;
    private final String howToGetIt;

    /**
     * @param part its name, such as {@code Azurite}
     * @param why what is missing or went wrong
     * @param howToGetIt what the reader can do, as a sentence
     */
    public MissingPartException(String part, String why, String howToGetIt) {
        super(part + " cannot be had: " + why + ". " + howToGetIt);
        this.part = part;
        this.howToGetIt = howToGetIt;
    }

    /** Its name. */
    public String part() {
        return part;
    }

    /** What to do, as a sentence. */
    public String howToGetIt() {
        return howToGetIt;
    }
}
