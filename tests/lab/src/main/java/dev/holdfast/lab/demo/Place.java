package dev.holdfast.lab.demo;

import java.util.Map;

/**
 * One of the places that hold a copy.
 *
 * @param name of its BackupLocation
 * @param location the BackupLocation as YAML
 * @param environment the variables that the location names, with the writer's credentials
 * @param restic how to read the copy without Holdfast; the password is in {@code RESTIC_PASSWORD_FILE}
 * @param attack tries to delete what is protected; empty where nothing locks
 */
record Place(String name, String location, Map<String, String> environment, String restic, Attack attack) {
    /** Tries, with the writer's own credentials, to delete a pack and a snapshot. */
    @FunctionalInterface
    interface Attack {
        /** Nothing to attack. */
        Attack NONE = prefix -> new Answer(false, "");

        /**
         * Tries to delete the first file below a prefix.
         *
         * @param prefix such as {@code data/}
         */
        Answer deleteFirst(String prefix) throws Exception;
    }

    /**
     * What the place answered.
     *
     * @param refused whether it is still there
     */
    record Answer(boolean refused, String words) {}

    @Override
    public String toString() {
        return name;
    }
}
