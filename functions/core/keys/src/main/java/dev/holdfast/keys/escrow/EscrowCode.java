package dev.holdfast.keys.escrow;

import dev.holdfast.keys.HolderName;
import dev.holdfast.keys.PassphraseHolder;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.crypto.ScryptCost;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * 160 random bits for people to read and type: eight groups of four symbols and a check symbol each, as in {@code 7GQ2N-…}, in
 * Crockford's base 32 (no I, L, O, U). Case, spaces and dashes do not matter when it is typed, O is 0, and I and L are 1.
 *
 * <p>A wrong symbol, or two exchanged within a group, is always noticed, and the message says in which group; exchanged groups
 * are noticed too. The check symbol is a weighted sum over the field GF(32), with a different weight for each place and a
 * different constant for each group.
 */
public final class EscrowCode {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUPS = 8;
    private static final int PER_GROUP = 4;
    private static final int LENGTH = GROUPS * (PER_GROUP + 1);

    private final String text;

    private EscrowCode(String text) {
        this.text = text;
    }

    /** A fresh one. */
    public static EscrowCode generate(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            int[] values = random.ints(PER_GROUP, 0, SYMBOLS.length()).toArray();
            text.append(group == 0 ? "" : "-");
            for (int value : values) {
                text.append(SYMBOLS.charAt(value));
            }
            text.append(SYMBOLS.charAt(check(values, group)));
        }
        return new EscrowCode(text.toString());
    }

    /**
     * Reads a code as people type it.
     *
     * @throws IllegalArgumentException if it is mistyped; the message says where, and never repeats it
     */
    public static EscrowCode parse(String typed) {
        String symbols = symbols(typed);
        if (symbols.length() != LENGTH) {
            throw new IllegalArgumentException("The escrow code has " + LENGTH + " symbols in " + GROUPS + " groups; "
                    + symbols.length() + " were typed. Compare with the sheet.");
        }
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            String part = symbols.substring(group * (PER_GROUP + 1), (group + 1) * (PER_GROUP + 1));
            int[] values =
                    part.substring(0, PER_GROUP).chars().map(SYMBOLS::indexOf).toArray();
            if (check(values, group) != SYMBOLS.indexOf(part.charAt(PER_GROUP))) {
                throw new IllegalArgumentException(
                        "Group " + (group + 1) + " of the escrow code is mistyped. Compare it with the sheet.");
            }
            text.append(group == 0 ? "" : "-").append(part);
        }
        return new EscrowCode(text.toString());
    }

    private static String symbols(String typed) {
        StringBuilder symbols = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c == '-' || Character.isWhitespace(c)) {
                continue;
            }
            char read = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
            if (SYMBOLS.indexOf(read) < 0) {
                throw new IllegalArgumentException("Symbol " + (symbols.length() + 1)
                        + " of the escrow code is none that a code can have. Compare with the sheet.");
            }
            symbols.append(read);
        }
        return symbols.toString();
    }

    /** All weights differ from each other and from the check symbol's own, 1: so exchanging any two symbols changes the sum. */
    private static int check(int[] values, int group) {
        int sum = group;
        int weight = 1;
        for (int value : values) {
            weight = times(weight, 2);
            sum ^= times(weight, value);
        }
        return sum;
    }

    /** Multiplication in GF(32) modulo x⁵ + x² + 1. */
    private static int times(int a, int b) {
        int product = 0;
        for (int bit = 0; bit < 5; bit++) {
            if ((b >> bit & 1) != 0) {
                product ^= a << bit;
            }
        }
        for (int bit = 9; bit >= 5; bit--) {
            if ((product >> bit & 1) != 0) {
                product ^= 0b100101 << (bit - 5);
            }
        }
        return product;
    }

    /** For the sheet, and for nothing else: eight groups with dashes. */
    public String printed() {
        return text;
    }

    /** The code as a password of the repository's own: add a key file with it, and plain restic opens the repository by the sheet alone. */
    public RepositoryPassword password() {
        return RepositoryPassword.of(text);
    }

    /** The holder that wraps and unwraps with this code. */
    public PassphraseHolder holder(HolderName name, ScryptCost cost, SecureRandom random) {
        return new PassphraseHolder(name, text, cost, random);
    }

    @Override
    public String toString() {
        return "[escrow code]";
    }
}
