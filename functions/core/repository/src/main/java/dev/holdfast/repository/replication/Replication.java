package dev.holdfast.repository.replication;

import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings what one copy has to another. Keyless: it works from signed receipts, names and digests.
 *
 * <p>Three steps, each safe to repeat, to run twice at once and to kill anywhere: {@link #plan} shows what is missing,
 * {@link #copyShard} brings packs until a deadline, {@link #commit} makes snapshots visible whose packs are all there and names the
 * shards that others still wait for. All of them throw {@link ConfigQuarantinedException} if the two places do not hold the
 * same repository, {@link RepositoryException.NotARepository} if the source holds none, and {@link StoreException} if a listing
 * fails; what goes wrong with single files is in the results.
 */
public final class Replication {
    private final ObjectStore source;
    private final ObjectStore target;
    private final StatementVerifier verifier;
    private final ReplicationSettings settings;
    private final SmallFiles smallFiles;
    private final Foundation foundation;

    /** Both stores begin at the repository, and should be decorated as usual; they are not closed here. */
    public Replication(
            ObjectStore source, ObjectStore target, StatementVerifier verifier, ReplicationSettings settings) {
        this.source = source;
        this.target = target;
        this.verifier = verifier;
        this.settings = settings;
        this.smallFiles = new SmallFiles(source, target, settings.limits());
        this.foundation = new Foundation(source, target, smallFiles);
    }

    /** What the target lacks, cut into {@code shards} (1 to 256). Nothing is written. */
    public ReplicationPlan plan(int shards) {
        SourceConfig config = config();
        foundation.hasConfig(config);
        NeededPacks needed = new NeededPacks(_ -> true);
        ReceiptSurvey survey = survey(config, needed, List.of("data/"));
        return new ReplicationPlan(config.digest(), survey.followed(), needed.shards(shards), survey.findings());
    }

    /**
     * Brings the packs of one shard that the target lacks, until the deadline.
     *
     * @param from where the slice before stopped; empty for the first one
     */
    public SliceResult copyShard(Shard shard, Optional<Cursor> from, Deadline deadline, Progress progress) {
        SourceConfig config = config();
        NeededPacks needed = new NeededPacks(inShard(shard, from));
        ReceiptSurvey survey = survey(config, needed, shard.prefixes());
        if (survey.followed() > 0) {
            List<FileOutcome> missing = bringFoundation(config).stream()
                    .filter(outcome -> !outcome.isThere())
                    .toList();
            if (missing.stream().anyMatch(Replication::stops)) {
                String why = missing.stream().map(FileOutcome::sentence).collect(Collectors.joining(" "));
                return new SliceResult(0, 0, missing, 0, from, Optional.of(why));
            }
        }
        List<MissingPack> packs = needed.shards(shard.of()).stream()
                .flatMap(plan -> plan.packs().stream())
                .toList();
        long largest = packs.stream().mapToLong(MissingPack::size).max().orElse(0);
        PackTransfer transfer =
                new PackTransfer(new PackSource(source), new FileTarget(target), settings.limits(), largest);
        return new Slice(transfer, settings.limits(), deadline, progress).run(packs, from);
    }

    private static Predicate<PackId> inShard(Shard shard, Optional<Cursor> from) {
        return pack -> shard.contains(pack)
                && (from.isEmpty() || pack.compareTo(from.get().after()) > 0);
    }

    /**
     * Makes every snapshot visible at the target whose packs are all there.
     *
     * @param shards into how many the missing packs of the others are cut
     */
    public CommitResult commit(int shards, Deadline deadline) {
        SourceConfig config = config();
        foundation.hasConfig(config);
        Commit commit = new Commit(target, shards);
        ReceiptSurvey survey = commit.survey(source, verifier, ReceiptSurvey.expectation(config, settings));
        List<ReceiptCommit> receipts = new ArrayList<>();
        List<FileOutcome> foundations = commit.ready().isEmpty()
                ? List.of()
                : bringFoundation(config).stream()
                        .filter(outcome -> !outcome.isThere())
                        .toList();
        List<FileOutcome> problems =
                foundations.stream().filter(Replication::stops).toList();
        if (problems.isEmpty()) {
            receipts.addAll(new CommitFiles(smallFiles, soundAtTarget(), deadline).run(commit.ready()));
        } else {
            commit.ready()
                    .forEach(ready -> receipts.add(new ReceiptCommit.Failed(ready.id(), ready.snapshot(), problems)));
        }
        int notReached = commit.ready().size() - receipts.size();
        receipts.addAll(commit.incomplete());
        return new CommitResult(receipts, notReached, survey.findings(), foundations);
    }

    /** A damaged key file holds nothing back: there is another, or {@link Foundation} says so with an outcome of its own. */
    private static boolean stops(FileOutcome outcome) {
        return switch (outcome) {
            case FileOutcome.Failed _, FileOutcome.Unknown _ -> true;
            case FileOutcome.DamagedAtSource _,
                    FileOutcome.DamagedAtTarget _,
                    FileOutcome.Copied _,
                    FileOutcome.AlreadyThere _,
                    FileOutcome.CoveredAtTarget _ -> false;
        };
    }

    private Set<ObjectKey> soundAtTarget() {
        Set<ObjectKey> sound = new HashSet<>();
        for (String folder : List.of(RepositoryLayout.INDEXES, Receipts.FOLDER, RepositoryLayout.SNAPSHOTS)) {
            sound.addAll(smallFiles.soundAtTarget(folder));
        }
        return sound;
    }

    private SourceConfig config() {
        return SourceConfig.read(source, settings.pinnedConfig()).orElseThrow(() -> {
            if (settings.pinnedConfig().isPresent()
                    && SourceConfig.read(source, Optional.empty()).isPresent()) {
                return new ConfigQuarantinedException(
                        "No version of config at " + source.describe()
                                + " has the pinned digest "
                                + settings.pinnedConfig().get()
                                + ": it was exchanged or damaged, so nothing is copied. Bring back the genuine one from another copy.");
            }
            return new RepositoryException.NotARepository(source.describe(), null);
        });
    }

    private ReceiptSurvey survey(SourceConfig config, NeededPacks needed, List<String> prefixes) {
        ReceiptSurvey survey = ReceiptSurvey.read(
                source,
                verifier,
                ReceiptSurvey.expectation(config, settings),
                valid -> needed.need(valid.receipt().needs().packs()));
        TargetPacks.list(target, prefixes, (id, size) -> needed.isThere(id, size, settings.check()));
        return survey;
    }

    private List<FileOutcome> bringFoundation(SourceConfig config) {
        try {
            return foundation.bring(config);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Retryable("Copying was interrupted; nothing is lost, run it again.", null, e);
        }
    }
}
