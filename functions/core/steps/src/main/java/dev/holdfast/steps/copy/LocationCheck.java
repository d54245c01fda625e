package dev.holdfast.steps.copy;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.LocationRules;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tries at a live location what a store must do and whether it locks by itself. Harmless: it writes one file of 32 random bytes below
 * {@code trials/}, reads it, and tries to delete that file and no other.
 */
public final class LocationCheck {
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private final Copy copy;
    private final ObjectStore store;
    private final InstantSource clock;
    private final Content trial;
    private final ObjectKey key;
    private final List<Result> results = new ArrayList<>();

    public LocationCheck(Copy copy, RandomGenerator random, InstantSource clock) {
        this.copy = copy;
        this.store = copy.store();
        this.clock = clock;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        trial = Content.of(bytes);
        key = ObjectKey.of("trials/" + trial.sha256());
    }

    /** How something was found. */
    public enum Grade {
        GOOD("✓"),
        /** It works, and the verdict will suffer. */
        DOUBTFUL("!"),
        FAILED("✗");

        private final String mark;

        Grade(String mark) {
            this.mark = mark;
        }

        /** One character for people. */
        public String mark() {
            return mark;
        }
    }

    /** What was tried, and what was found. */
    public record Result(String what, Grade grade, String found) {}

    /** Tries everything; what depends on what failed is left out. */
    public List<Result> run() {
        if (attempt("rules", this::rules)
                && attempt("write", this::write)
                && attempt("write again", this::writeAgain)
                && attempt("read", this::read)
                && attempt("list", this::list)) {
            attempt("clock", this::clock);
            attempt("lock", this::lock);
            attempt("deletion", this::delete);
        }
        return List.copyOf(results);
    }

    private boolean attempt(String what, Runnable check) {
        try {
            check.run();
            return true;
        } catch (StoreException e) {
            results.add(new Result(what, Grade.FAILED, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void rules() {
        LocationRules rules = copy.probe().rules();
        switch (rules.defaultRetention()) {
            case DefaultRetention.Enforced(Duration period) -> {
                boolean enough = period.compareTo(copy.location().lockFor()) >= 0;
                note(
                        "default retention",
                        enough,
                        "locked for " + period.toDays() + " days against everyone"
                                + (enough
                                        ? ""
                                        : ", less than the location's lockFor: raise it there, or lower lockFor"));
            }
            case DefaultRetention.Bypassable(Duration period, String mode) ->
                note(
                        "default retention",
                        false,
                        mode + " for " + period.toDays()
                                + " days: somebody can lift it, so nothing here counts as immutable");
            case DefaultRetention.None() ->
                note(
                        "default retention",
                        false,
                        "none: set a default retention in COMPLIANCE mode (S3) or a locked policy (Azure)");
            case DefaultRetention.Unknown(String why) -> note("default retention", false, "not known: " + why);
        }
        note(
                "versioning",
                rules.versioning() == LocationRules.Setting.ON,
                rules.versioning().name());
    }

    private void write() {
        PutOutcome outcome = store.putIfAbsent(key, trial);
        result("write", outcome == PutOutcome.CREATED, outcome.name());
    }

    private void writeAgain() {
        PutOutcome outcome = store.putIfAbsent(key, trial);
        result(
                "write again",
                outcome == PutOutcome.EXISTS,
                outcome == PutOutcome.EXISTS
                        ? "the first writer wins"
                        : "the file was written twice: this server ignores If-None-Match, and two writers could overwrite each other");
    }

    private void read() {
        try (InputStream in = store.read(key, VersionSelector.CURRENT, new ByteRange(8, 16))) {
            byte[] middle = in.readAllBytes();
            result(
                    "read a range",
                    Arrays.equals(middle, Arrays.copyOfRange(trial.array(), 8, 24)),
                    middle.length + " bytes");
        } catch (IOException e) {
            throw StoreException.unwrap(e)
                    .map(RuntimeException.class::cast)
                    .orElseGet(() -> new UncheckedIOException(e));
        }
    }

    private void list() {
        List<ObjectKey> found = new ArrayList<>();
        store.list(key.value(), "", entry -> found.add(entry.key()));
        result("list", found.equals(List.of(key)), "the new file is " + (found.isEmpty() ? "NOT " : "") + "listed");
    }

    private void clock() {
        Instant server = store.stat(key, VersionSelector.CURRENT).serverTime();
        Duration skew = Duration.between(server, clock.instant()).abs();
        result("clock", skew.compareTo(MAX_SKEW) <= 0, "it differs from ours by " + skew.toSeconds() + " s");
    }

    private void lock() {
        ObjectStat stat = store.stat(key, VersionSelector.CURRENT);
        Duration wanted = copy.location().lockFor();
        switch (stat.lock()) {
            case Lock.Enforced(Instant until) -> {
                boolean enough = !until.isBefore(stat.serverTime().plus(wanted).minusSeconds(60));
                note(
                        "lock of a new file",
                        enough,
                        "held against everyone until " + until
                                + (enough ? "" : ", which is less than lockFor (" + wanted.toDays() + " days)"));
            }
            case Lock.Bypassable(Instant until, String mode) ->
                note("lock of a new file", false, mode + " until " + until + ": not immutable");
            case Lock.None() -> note("lock of a new file", false, "none: not immutable");
            case Lock.Unknown(String why) ->
                note("lock of a new file", false, "cannot be read, so not immutable: " + why);
        }
    }

    private void delete() {
        try {
            store.delete(key, store.stat(key, VersionSelector.CURRENT).version());
            note(
                    "deletion by this identity",
                    false,
                    "was NOT refused: whoever holds these credentials can delete the copy");
        } catch (StoreException.Refused e) {
            note("deletion by this identity", true, "refused: " + e.getMessage());
        } catch (StoreException.AccessDenied e) {
            note(
                    "deletion by this identity",
                    true,
                    "refused for want of the right, which is good, but no proof of the lock: " + e.getMessage());
        }
    }

    private void note(String what, boolean good, String found) {
        results.add(new Result(what, good ? Grade.GOOD : Grade.DOUBTFUL, found));
    }

    private void result(String what, boolean good, String found) {
        results.add(new Result(what, good ? Grade.GOOD : Grade.FAILED, found));
    }
}
