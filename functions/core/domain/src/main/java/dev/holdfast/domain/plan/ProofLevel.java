package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;

/** How much a restore test proves; each level includes those before it. */
public enum ProofLevel {
    /** Every byte that is needed is there and unaltered. */
    STORED,
    /** A Kubernetes API server accepts every object and gives back the same. */
    ADMITTED,
    /** The application answers. */
    RUNNING;

    /** 1, 2 or 3, as plans write it. */
    public int number() {
        return switch (this) {
            case STORED -> 1;
            case ADMITTED -> 2;
            case RUNNING -> 3;
        };
    }

    /**
     * The level of that number.
     *
     * @throws InvalidFieldException if there is none
     */
    public static ProofLevel of(int number) {
        return switch (number) {
            case 1 -> STORED;
            case 2 -> ADMITTED;
            case 3 -> RUNNING;
            default ->
                throw InvalidFieldException.notA(
                        "level", Integer.toString(number), "a proof level", "1 (stored), 2 (admitted) or 3 (running)");
        };
    }

    /** Whether a test of this level proves what {@code wanted} asks. */
    public boolean proves(ProofLevel wanted) {
        return number() >= wanted.number();
    }

    @Override
    public String toString() {
        return number() + " (" + name().toLowerCase(java.util.Locale.ROOT) + ")";
    }
}
