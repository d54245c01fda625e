package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.client.HashAnswer;
import dev.holdfast.etcd.client.KeyHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether members hold the same keys: their sums up to one revision are equal, if they have compacted up to the same one. A follower is
 * always a moment behind, and compaction reaches the members one after the other: so it is asked again before it counts.
 *
 * @param revision the revision that counts: all who are fit have it
 * @param fit those whose keys were compared, and are the same
 */
record KeyComparison(long revision, List<SourceMember> fit, List<String> remarks) {
    private static final int ROUNDS = 4;

    /** @throws EtcdException.Unhealthy if two members hold different keys */
    static KeyComparison of(List<SourceMember> members, long revision) {
        long asked = revision;
        Answers answers = Answers.ask(members, asked);
        for (int round = 1; round < ROUNDS && !answers.isSettled(); round++) {
            Pause.aMoment();
            if (answers.compacted) {
                asked = Agreement.of(members).revision();
            }
            answers = Answers.ask(members, asked);
        }
        answers.requireEqual();
        return new KeyComparison(asked, answers.fit(), List.copyOf(answers.remarks));
    }

    private static final class Answers {
        private final long revision;
        private final Map<SourceMember, KeyHash> sums = new LinkedHashMap<>();
        private final List<String> remarks = new ArrayList<>();
        private boolean behind;
        private boolean compacted;

        private Answers(long revision) {
            this.revision = revision;
        }

        static Answers ask(List<SourceMember> members, long revision) {
            Answers answers = new Answers(revision);
            for (SourceMember member : members) {
                if (member.status().learner()) {
                    answers.remarks.add(member + " is a learner, whose keys cannot be compared");
                    continue;
                }
                try {
                    answers.add(member, member.connection().keyHash(revision));
                } catch (EtcdException.Unreachable e) {
                    answers.remarks.add(e.getMessage());
                }
            }
            return answers;
        }

        private void add(SourceMember member, HashAnswer answer) {
            switch (answer) {
                case HashAnswer.Known(KeyHash sum) -> sums.put(member, sum);
                case HashAnswer.Behind() -> {
                    behind = true;
                    remarks.add(member + " lags: it has not applied revision " + revision);
                }
                case HashAnswer.Compacted() -> {
                    compacted = true;
                    remarks.add(member + " has compacted revision " + revision + " away meanwhile");
                }
                case HashAnswer.NotServed(String reason) -> remarks.add(member + " does not compare keys: " + reason);
            }
        }

        boolean isSettled() {
            return !behind && !compacted && compactions().size() <= 1;
        }

        private Set<Long> compactions() {
            return sums.values().stream().map(KeyHash::compactRevision).collect(Collectors.toSet());
        }

        void requireEqual() {
            if (compactions().size() > 1) {
                throw new EtcdException.Unhealthy("The members of etcd have compacted up to different revisions, "
                        + shown() + ", and stay so; they cannot be compared. Try again when they have settled.");
            }
            if (sums.values().stream().distinct().count() > 1) {
                throw new EtcdException.Unhealthy(
                        "The members of etcd hold different keys at revision " + revision + ": " + shown()
                                + ". One of them is corrupt: find it (etcdctl endpoint hashkv --cluster), remove it, add it anew.");
            }
        }

        private String shown() {
            return sums.entrySet().stream()
                    .map(entry -> entry.getKey() + " has sum "
                            + Integer.toUnsignedString(entry.getValue().hash()) + " since "
                            + entry.getValue().compactRevision())
                    .collect(Collectors.joining(", "));
        }

        List<SourceMember> fit() {
            return List.copyOf(sums.keySet());
        }
    }
}
