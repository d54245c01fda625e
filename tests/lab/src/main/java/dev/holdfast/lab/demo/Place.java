package dev.holdfast.lab.demo;

import java.util.List;
import java.util.Map;

/**
 * One of the places that hold a copy.
 *
 * @param name of its BackupLocation
 * @param location the BackupLocation as YAML
 * @param environment the variables that the location names, with the writer's credentials
 * @param restic how to read the copy without Holdfast
 * @param attacks those who try to delete what is protected; empty where nothing locks
 */
record Place(String name, String location, Map<String, String> environment, ResticAccess restic, List<Attack> attacks) {
    /** Somebody who tries to delete what is protected. */
    interface Attack {
        /** Whose credentials were stolen, such as {@code the writer}. */
        String who();

        /**
         * Tries to delete the first file below a prefix, and looks whether it is still there.
         *
         * @param prefix such as {@code data/}
         */
        Answer deleteFirst(String prefix) throws Exception;
    }

    /**
     * What the place answered.
     *
     * @param refused whether it said no, and the file is still there
     */
    record Answer(boolean refused, String words) {}

    @Override
    public String toString() {
        return name;
    }
}
