package dev.holdfast.steps.boot;

import java.util.OptionalLong;

/**
 * What revisions tell. An object's resource version is the revision of etcd at which it was last written; so of an object that was seen
 * twice, once by a list of the API and once in a database, it can be said what must be equal, and what may have changed in between.
 *
 * @param database the newest revision of the database
 * @param list the revision of the list through the API; a lower bound will do, and makes fewer accusations
 */
record RevisionRule(long database, long list) {
    /** What is to be thought of an object. */
    enum Judgement {
        /** The same revision on both sides: the content must be the same. */
        MUST_BE_EQUAL,
        /** Written, made or deleted between the list and the snapshot of etcd. */
        CHANGED_IN_BETWEEN,
        /** Written by the API server that was booted, as it always does at its start. */
        WRITTEN_BY_BOOT,
        /** The database shows a state that the object never had at that time. */
        CONTRADICTION,
        /** It must be in the database, and is not. */
        MISSING,
        /** The list left it out. */
        NOT_LISTED
    }

    /**
     * Judges one object.
     *
     * @param listed its resource version as the list had it; empty if the list did not have it
     * @param booted the same, as the API server on the booted database has it
     */
    Judgement judge(OptionalLong listed, OptionalLong booted) {
        if (booted.isEmpty()) {
            return listed.isEmpty() ? Judgement.NOT_LISTED : onlyListed(listed.getAsLong());
        }
        long found = booted.getAsLong();
        if (found > database) {
            return Judgement.WRITTEN_BY_BOOT;
        }
        return listed.isEmpty() ? onlyBooted(found) : both(listed.getAsLong(), found);
    }

    private Judgement both(long captured, long found) {
        if (captured == found) {
            return Judgement.MUST_BE_EQUAL;
        }
        boolean databaseIsOlder = captured > database && found < captured;
        boolean databaseIsNewer = found > captured && found > list;
        return databaseIsOlder || databaseIsNewer ? Judgement.CHANGED_IN_BETWEEN : Judgement.CONTRADICTION;
    }

    private Judgement onlyListed(long captured) {
        boolean madeLater = captured > database;
        boolean perhapsDeletedBefore = database > list;
        return madeLater || perhapsDeletedBefore ? Judgement.CHANGED_IN_BETWEEN : Judgement.MISSING;
    }

    private Judgement onlyBooted(long found) {
        boolean madeLater = found > list;
        boolean perhapsDeletedBefore = list > database;
        return madeLater || perhapsDeletedBefore ? Judgement.CHANGED_IN_BETWEEN : Judgement.NOT_LISTED;
    }
}
