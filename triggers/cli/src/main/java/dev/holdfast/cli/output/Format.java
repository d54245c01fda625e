package dev.holdfast.cli.output;

/** How a command prints its result. */
public enum Format {
    /** For people. */
    text,
    /** For programs: one JSON document. */
    json,
    /** For programs and people: one YAML document. */
    yaml
}
