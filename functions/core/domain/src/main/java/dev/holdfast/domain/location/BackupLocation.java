package dev.holdfast.domain.location;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.YesNo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One place that can hold a repository.
 *
 * @param settings where the store is
 * @param medium what it is made of, as its owner declares
 * @param site where it stands
 * @param account whose it is: the provider's account, subscription or tenant
 * @param prefix under which everything of Holdfast lies, without slashes at its ends; may be empty
 * @param lockFor the default retention of the store: how long each new file is locked without anyone asking; zero
 *     where it does not lock
 * @param credentialsInCluster whether the protected cluster holds credentials that reach it
 * @param emulated whether it only pretends to be what it is, as test servers do
 * @param allowedNamespaces whose plans and restores may use it beside the system namespace's
 * @param network the way to it
 * @param credentials where adapters find out who they are
 */
public record BackupLocation(
        LocationName name,
        StoreSettings settings,
        Medium medium,
        Site site,
        Optional<String> account,
        String prefix,
        Duration lockFor,
        YesNo credentialsInCluster,
        YesNo emulated,
        List<Glob> allowedNamespaces,
        NetworkSettings network,
        Credentials credentials) {
    /** Up to three segments: a key has eight, and the plan's and the repository's own names need the rest. */
    public static final String PREFIX_PATTERN =
            "^([A-Za-z0-9_-][A-Za-z0-9._-]{0,62}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}){0,2})?$";

    /** The shortest lock that leaves time to notice an attack (immutability rule). */
    public static final Duration LEAST_LOCK = Duration.ofDays(14);

    private static final Pattern PREFIX = Pattern.compile(PREFIX_PATTERN);
    private static final Duration LONGEST_LOCK = Duration.ofDays(36_500);

    public BackupLocation {
        allowedNamespaces = List.copyOf(allowedNamespaces);
        if (!PREFIX.matcher(prefix).matches()) {
            throw InvalidFieldException.notA(
                    "prefix", prefix, "a prefix", "one to three names divided by '/', for example backups/shop");
        }
        if (lockFor.isNegative() || lockFor.compareTo(LONGEST_LOCK) > 0) {
            throw new InvalidFieldException("lockFor", "is not between 0s and 36500d; write for example 14d");
        }
        boolean genuine = settings.provider() != Provider.LOCAL && !emulated.isYes();
        if (genuine && !lockFor.isZero() && lockFor.compareTo(LEAST_LOCK) < 0) {
            throw InvalidFieldException.notA(
                    "lockFor",
                    DurationText.format(lockFor),
                    "long enough to notice an attack before the lock lapses",
                    "14d or more, or 0s for a location that does not lock");
        }
    }

    /** What it is spoken to as. */
    public Provider provider() {
        return settings.provider();
    }

    /** Whether it is expected to lock what is written into it; a folder never does, for whoever may write there may delete. */
    public boolean locks() {
        return !lockFor.isZero() && provider() != Provider.LOCAL;
    }

    @Override
    public String toString() {
        return name + " (" + provider() + ", " + settings.address() + ")";
    }
}
