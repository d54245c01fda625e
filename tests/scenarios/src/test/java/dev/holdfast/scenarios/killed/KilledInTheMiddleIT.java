package dev.holdfast.scenarios.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine loses its power, the kernel runs out of memory, somebody says kill -9: snapshot and replicate end at any instant.
 *
 * <p>A few kills by default; {@code -Dholdfast.kills=200} for many, {@code -Dholdfast.seed} for the same instants again (as far as a
 * machine does the same again).
 */
class KilledInTheMiddleIT {
    private static final int KILLS = Integer.getInteger("holdfast.kills", 6);
    private static final int OBJECTS = Integer.getInteger("holdfast.kills.objects", 500);
    private static final long SEED = Long.getLong("holdfast.seed", System.nanoTime());

    private static final int MANY = 30;

    /** How many processes may end before their kill comes, for each that is hit. */
    private static final int PATIENCE = 4;

    @TempDir
    Path folder;

    @Test
    void whatIsListedStaysTrueAndAskingAgainCompletesTheWork() throws Exception {
        System.out.println("Killing " + KILLS + " times, with -Dholdfast.seed=" + SEED);
        try (KillSite site = KillSite.open(folder, OBJECTS)) {
            Killings killings = new Killings(site, new Random(SEED));
            if (KILLS >= MANY) {
                killings.train();
            }
            killings.begin();
            for (int turn = 0; killings.tally().kills() < KILLS && turn < 2 + PATIENCE * KILLS; turn++) {
                turn(killings, turn);
                System.out.println(killings.tally().sentence());
            }
            killings.end();

            Tally tally = killings.tally();
            System.out.println(tally.sentence());
            assertThat(tally.damage()).as("what is damaged").isEmpty();
            assertThat(tally.notConverged()).as("what did not converge").isEmpty();
            assertThat(tally.kills()).as("kills that hit").isGreaterThanOrEqualTo(KILLS);
        }
    }

    /** The verbs by turns, on each route; every tenth time two at once. */
    private static void turn(Killings killings, int turn) throws Exception {
        Route route = turn / 2 % 2 == 0 ? Route.INTO_THE_BUCKET : Route.OUT_OF_THE_BUCKET;
        if (turn % 10 == 4) {
            killings.killOneOfTwo(route, turn % 20 == 4);
        } else {
            killings.killOne(route, turn % 2 == 0 ? Verb.SNAPSHOT : Verb.REPLICATE);
        }
    }
}
