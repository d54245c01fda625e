package dev.holdfast.steps;

/** What we call ourselves in receipts and evidence. */
public final class Version {
    /** Name and version, as the jar's manifest has it; {@code dev} when run from classes. */
    public static final String WRITER = "holdfast/" + version();

    private Version() {}

    private static String version() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
