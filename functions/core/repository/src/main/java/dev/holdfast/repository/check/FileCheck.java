package dev.holdfast.repository.check;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.check.Finding.Kind;
import dev.holdfast.repository.format.KeyFile;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code config}, the key files, and whether anybody put something on top of our files or between them. */
final class FileCheck {
    private static final List<String> FOLDERS = List.of(
            RepositoryLayout.KEYS, RepositoryLayout.SNAPSHOTS, RepositoryLayout.INDEXES, RepositoryLayout.PACKS);

    private final OpenRepository repository;
    private final Findings findings;

    FileCheck(OpenRepository repository, Findings findings) {
        this.repository = repository;
        this.findings = findings;
    }

    void check() {
        config();
        repository.files().list(RepositoryLayout.KEYS, entry -> key(entry.key()));
        FOLDERS.forEach(this::versions);
    }

    private void config() {
        ObjectKey file = RepositoryLayout.CONFIG;
        try {
            byte[] current = repository.files().readUpTo(file, VersionSelector.CURRENT, 1 << 20);
            if (!Sha256.of(current).equals(repository.configDigest())) {
                tampered(file, "Another version lies on top of the genuine one, which was read.");
            }
        } catch (StoreException.NotFound e) {
            tampered(file, "A delete marker hides it; the genuine version was read.");
        } catch (RepositoryException.Damaged e) {
            tampered(file, "Something large lies on top of the genuine one, which was read.");
        }
    }

    private void key(ObjectKey file) {
        if (!file.isContentNamed()) {
            return;
        }
        try {
            KeyFile.decode(file, repository.files().read(file, KeyFile.LARGEST));
        } catch (RepositoryException.Damaged e) {
            findings.damage(Kind.DAMAGED, file, PackCheck.what(e), "Whoever holds its password cannot open this copy.");
        }
    }

    private void versions(String folder) {
        try {
            Previous previous = new Previous();
            repository.files().store().listVersions(folder, "", version -> {
                if (!version.key().isContentNamed()) {
                    findings.note(
                            Kind.FOREIGN,
                            version.key(),
                            "Its name is no id: it is none of ours.",
                            "Find out whose it is.");
                } else {
                    previous.next(version);
                }
            });
        } catch (StoreException.Unsupported e) {
            // A place without versions: whatever lies there is all there is.
        }
    }

    private void tampered(ObjectKey file, String what) {
        findings.note(
                Kind.TAMPERED,
                file,
                what,
                "Find out who can write here: Holdfast never does that. Plain restic reads the top version only.");
    }

    /** Sees the versions of each key, newest first. */
    private final class Previous {
        private @Nullable ObjectKey key;
        private @Nullable ObjectKey reported;

        void next(ObjectVersion version) {
            boolean hidden = version.key().equals(key);
            boolean marker = version.kind() == ObjectVersion.Kind.DELETE_MARKER;
            if ((hidden || marker) && !version.key().equals(reported)) {
                tampered(version.key(), marker ? "A delete marker lies on it." : "It has more than one version.");
                reported = version.key();
            }
            key = version.key();
        }
    }
}
