package dev.holdfast.domain;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written as Kubernetes writes quantities: {@code 50Gi}, {@code 16Mi}, {@code 500M}, {@code 1024}. */
public record ByteSize(long bytes) {
    /** What is accepted; the resources' schemas carry the same expression. */
    public static final String PATTERN = "^[0-9]{1,12}(k|M|G|T|Ki|Mi|Gi|Ti)?$";

    private static final Pattern COMPILED = Pattern.compile("^([0-9]{1,12})(k|M|G|T|Ki|Mi|Gi|Ti)?$");
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti"};

    public ByteSize {
        if (bytes < 0) {
            throw new InvalidFieldException("", bytes + " bytes is less than nothing; write a positive size");
        }
    }

    /**
     * Reads a size.
     *
     * @throws InvalidFieldException if it is anything else than {@link #PATTERN}, or more than a {@code long} holds
     */
    public static ByteSize parse(String field, String text) {
        Matcher parts = COMPILED.matcher(text);
        if (!parts.matches()) {
            throw InvalidFieldException.notA(field, text, "a size in bytes", "for example 50Gi, 500M or 1048576");
        }
        String unit = parts.group(2) == null ? "" : parts.group(2);
        try {
            return new ByteSize(Math.multiplyExact(Long.parseLong(parts.group(1)), factor(unit)));
        } catch (ArithmeticException tooLarge) {
            throw InvalidFieldException.notA(field, text, "a size that fits into 63 bits", "a smaller one");
        }
    }

    private static long factor(String unit) {
        return switch (unit) {
            case "k" -> 1_000L;
            case "M" -> 1_000_000L;
            case "G" -> 1_000_000_000L;
            case "T" -> 1_000_000_000_000L;
            case "Ki" -> 1L << 10;
            case "Mi" -> 1L << 20;
            case "Gi" -> 1L << 30;
            case "Ti" -> 1L << 40;
            default -> 1L;
        };
    }

    /** The shortest exact text that {@link #parse} reads back. */
    public String text() {
        int power = bytes == 0 ? 0 : Math.min(4, Long.numberOfTrailingZeros(bytes) / 10);
        return (bytes >> (10 * power)) + BINARY[power];
    }

    /** For people: rounded to one decimal, such as {@code 1.5 GiB}. */
    public String approximate() {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int power = Math.min(4, (63 - Long.numberOfLeadingZeros(bytes)) / 10);
        return String.format(Locale.ROOT, "%.1f %sB", bytes / (double) (1L << (10 * power)), BINARY[power]);
    }

    @Override
    public String toString() {
        return text();
    }
}
