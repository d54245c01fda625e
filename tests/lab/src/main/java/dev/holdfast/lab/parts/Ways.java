package dev.holdfast.lab.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways to get a part, tried one after the other until one works. If none does, one message says why each did not.
 *
 * @param part what is to be had, for people
 * @param ways in the order in which they are tried
 */
public record Ways(String part, List<Way> ways) {
    /** Gets the part. */
    @FunctionalInterface
    public interface Recipe {
        /** @throws IOException if it cannot, with the reason in a few words */
        void make() throws IOException, InterruptedException;
    }

    /** One way, and how it is called. */
    public record Way(String name, Recipe recipe) {}

    public Ways {
        ways = List.copyOf(ways);
    }

    /** Those to get this part; none yet. */
    public static Ways toGet(String part) {
        return new Ways(part, List.of());
    }

    /** And then this one. */
    public Ways then(String name, Recipe recipe) {
        List<Way> more = new ArrayList<>(ways);
        more.add(new Way(name, recipe));
        return new Ways(part, more);
    }

    /**
     * Goes the first that works.
     *
     * @param help what the reader can do where none does, as a sentence
     */
    public void go(String help) throws InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (Way way : ways) {
            try {
                way.recipe().make();
                return;
            } catch (IOException e) {
                reasons.add(way.name() + ": " + e.getMessage());
            }
        }
        throw new MissingPartException(part, String.join("; ", reasons), help);
    }
}
