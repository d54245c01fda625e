package dev.holdfast.repository.receipt;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.write.StoredPack;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The signed statement that a snapshot was committed: what it is, what it needs, what it holds and what it lacks. */
public record Receipt(Origin origin, Commit commit, Needs needs, Contents contents, Outcome outcome) {
    /**
     * Where it comes from.
     *
     * @param cluster name of the captured cluster
     */
    public record Origin(PlanRef plan, RunId run, Member member, String cluster) {
        public Origin {
            Objects.requireNonNull(plan);
            Objects.requireNonNull(run);
            Objects.requireNonNull(member);
        }
    }

    /**
     * When and by what it was committed.
     *
     * @param time the storage server's clock, not the writer's
     * @param writer name and version of the program
     */
    public record Commit(Instant time, String writer) {
        public Commit {
            Objects.requireNonNull(time);
        }
    }

    /**
     * Everything in the repository that restoring the snapshot takes.
     *
     * @param config SHA-256 of the repository's {@code config}, the one file that is not named by its bytes
     * @param snapshot empty if the capture failed
     * @param indexes index files that together name all of {@code packs}
     * @param packs each pack once, in the order of their names, reused ones too
     */
    public record Needs(Sha256 config, Optional<SnapshotId> snapshot, List<IndexId> indexes, List<StoredPack> packs) {
        public Needs {
            Objects.requireNonNull(config);
            indexes = List.copyOf(indexes);
            packs = List.copyOf(packs);
            for (int i = 0; i < packs.size(); i++) {
                if (packs.get(i).size() <= 0) {
                    throw new IllegalArgumentException("Pack " + packs.get(i).id() + " has no bytes");
                }
                if (i > 0 && packs.get(i - 1).id().compareTo(packs.get(i).id()) >= 0) {
                    throw new IllegalArgumentException("The packs of a receipt are not in the order of their names");
                }
            }
        }

        /** Size of all packs in bytes. */
        public long packBytes() {
            return packs.stream().mapToLong(StoredPack::size).sum();
        }
    }

    /**
     * What is in the snapshot.
     *
     * @param expected all members of the run; only the objects' receipt names them, the others leave it empty
     * @param counts such as {@code objects}, {@code files}, {@code bytes}, {@code bytesAdded}
     * @param leftOut for each reason how many objects or files were left out
     */
    public record Contents(List<Member> expected, SortedMap<String, Long> counts, SortedMap<String, Long> leftOut) {
        public Contents {
            expected = List.copyOf(expected);
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        }
    }

    public Receipt {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(contents);
        if ((outcome.grade() == Outcome.Grade.FAILED) != needs.snapshot().isEmpty()) {
            throw new IllegalArgumentException("A receipt names a snapshot exactly if the capture did not fail");
        }
    }
}
