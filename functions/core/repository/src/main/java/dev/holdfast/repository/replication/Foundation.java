package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What every snapshot of a repository needs: {@code config}, the key files and the wrapped passwords. */
final class Foundation {
    private static final String WRAPPED = "wrapped/";

    /** A key file has half a KiB. */
    private static final int MAX_BYTES = 64 << 10;

    private final ObjectStore source;
    private final ObjectStore target;
    private final SmallFiles files;

    Foundation(ObjectStore source, ObjectStore target, SmallFiles files) {
        this.source = source;
        this.target = target;
        this.files = files;
    }

    /**
     * Whether the target has the same {@code config}.
     *
     * @return false if it has none
     * @throws ConfigQuarantinedException if it has another
     */
    boolean hasConfig(SourceConfig config) {
        Optional<Sha256> there = SourceConfig.read(target, Optional.empty()).map(SourceConfig::digest);
        if (there.isPresent() && !there.get().equals(config.digest())) {
            throw new ConfigQuarantinedException("The config at " + target.describe() + " (" + there.get()
                    + ") is not the one that the receipts at " + source.describe() + " name (" + config.digest()
                    + "). It is another repository or was exchanged; nothing was written. Give this copy a prefix of its own,"
                    + " or look at who wrote that file.");
        }
        return there.isPresent();
    }

    /**
     * Brings all of it; safe to repeat. The outcomes tell only of files that were not there before, or not sound: a damaged one at the
     * target is told of, and holds nothing back as long as another key file opens the copy.
     */
    List<FileOutcome> bring(SourceConfig config) throws InterruptedException {
        List<FileOutcome> outcomes = new ArrayList<>();
        if (!hasConfig(config)) {
            outcomes.add(writeConfig(config));
        }
        for (String folder : List.of(RepositoryLayout.KEYS, WRAPPED)) {
            for (ObjectKey key : missing(folder)) {
                outcomes.add(files.bring(key));
            }
        }
        if (!hasKeyFile()) {
            outcomes.add(new FileOutcome.Failed(
                    ObjectKey.of("keys"),
                    "There is no sound key file at " + target.describe() + " once those at " + source.describe()
                            + " are copied, so nobody could open it. Bring back the key files from another copy."));
        }
        return outcomes;
    }

    private FileOutcome writeConfig(SourceConfig config) {
        try {
            target.putIfAbsent(RepositoryLayout.CONFIG, Content.of(config.bytes()));
        } catch (StoreException.OutcomeUnknown e) {
            // Looked at next.
        }
        // Somebody may have been faster with another one: then this throws.
        return hasConfig(config)
                ? new FileOutcome.Copied(RepositoryLayout.CONFIG, config.bytes().length)
                : new FileOutcome.Failed(RepositoryLayout.CONFIG, "It was written and is not to be seen; try again.");
    }

    /** What the source has of a folder and the target has not; hidden files too, or hiding a key would make every new copy useless. */
    private Set<ObjectKey> missing(String folder) {
        Set<ObjectKey> missing = new TreeSet<>();
        source.listVersions(folder, "", version -> {
            if (version.kind() == ObjectVersion.Kind.FILE
                    && version.key().isContentNamed()
                    && version.size() <= MAX_BYTES) {
                missing.add(version.key());
            }
        });
        missing.removeAll(files.soundAtTarget(folder));
        return missing;
    }

    private boolean hasKeyFile() {
        return !files.soundAtTarget(RepositoryLayout.KEYS).isEmpty();
    }
}
