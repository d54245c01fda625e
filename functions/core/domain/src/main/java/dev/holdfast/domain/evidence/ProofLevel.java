package dev.holdfast.domain.evidence;

/** How much a restore test proved. Each level includes what the ones before it prove. */
public enum ProofLevel {
    /** 1: every needed byte is there, unaltered, and decrypts. */
    STORED(1),
    /** 2: a Kubernetes API server admitted every object and gave back the same. */
    ADMITTED(2),
    /** 3: the application answered. */
    RUNNING(3);

    private final int number;

    ProofLevel(int number) {
        this.number = number;
    }

    /**
     * The level of that number.
     *
     * @throws IllegalArgumentException if it is not 1, 2 or 3
     */
    public static ProofLevel of(int number) {
        for (ProofLevel level : values()) {
            if (level.number == number) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                "No proof level " + number + ": there are 1 (stored), 2 (admitted), 3 (running)");
    }

    /** 1, 2 or 3, as plans and evidence write it. */
    public int number() {
        return number;
    }

    /** Whether this proves all that {@code asked} asks for. */
    public boolean satisfies(ProofLevel asked) {
        return number >= asked.number;
    }
}
