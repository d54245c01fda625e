package dev.holdfast.lab.demo;

import java.util.Map;

/** How the program restic reads a copy; the password is in {@code RESTIC_PASSWORD_FILE}. */
@FunctionalInterface
interface ResticAccess {
    /** What follows {@code -r}. Where restic does not reach the place, its files are first copied to where it does. */
    String repository() throws Exception;

    /** What restic needs in its environment beside the password. */
    default Map<String, String> environment() {
        return Map.of();
    }
}
