package dev.holdfast.scenarios.killed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What happened, to be said in one line. */
final class Tally {
    private final Map<Verb, Map<Phase, Integer>> hits = new EnumMap<>(Verb.class);
    private final List<String> damage = new ArrayList<>();
    private final List<String> notConverged = new ArrayList<>();
    private final long started = System.nanoTime();
    private int tooLate;
    private int besideAnother;
    private long mostUnfinishedBytes;

    void hit(Verb verb, Phase phase) {
        hits.computeIfAbsent(verb, _ -> new EnumMap<>(Phase.class)).merge(phase, 1, Integer::sum);
    }

    /** The process had ended before the signal came: not a kill. */
    void tooLate() {
        tooLate++;
    }

    /** The kill hit one of two that ran at once. */
    void besideAnother() {
        besideAnother++;
    }

    void unfinished(long bytes) {
        mostUnfinishedBytes = Math.max(mostUnfinishedBytes, bytes);
    }

    void damaged(String what) {
        damage.add(what);
    }

    void notConverged(String what) {
        notConverged.add(what);
    }

    int kills() {
        return hits.values().stream()
                .flatMap(phases -> phases.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    List<String> damage() {
        return List.copyOf(damage);
    }

    List<String> notConverged() {
        return List.copyOf(notConverged);
    }

    /** The closing line. */
    String sentence() {
        String reached = hits.entrySet().stream()
                .map(verb -> verb.getKey() + " " + verb.getValue())
                .collect(Collectors.joining(", "));
        int committed = hits.values().stream()
                .mapToInt(phases -> phases.getOrDefault(Phase.COMMITTED, 0))
                .sum();
        return kills() + " kills hit a living process (" + besideAnother + " of them one of two at once; " + tooLate
                + " more came too late and do not count), reached: " + reached + "; committed already: " + committed
                + "; DAMAGED: " + damage.size() + "; NOT CONVERGED: " + notConverged.size()
                + "; most left unfinished in the folder: " + mostUnfinishedBytes / 1024 + " KiB; "
                + Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s";
    }
}
