package dev.holdfast.repository;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.ConfigFile;
import dev.holdfast.repository.format.KeyId;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the key file that a password opens, and the {@code config} that its master key opens. */
final class RepositoryOpener {
    private static final int LARGEST_CONFIG = 64 << 10;

    private RepositoryOpener() {}

    static OpenRepository open(RepositoryFiles files, RepositoryPassword password, OpenSettings settings) {
        List<byte[]> configs = configs(files);
        String where = files.store().describe();
        List<KeyId> tried = new ArrayList<>();
        RepositoryException.@Nullable Damaged damaged = null;
        for (KeyId id : KeyFiles.names(files)) {
            try {
                Optional<SealingKey> master =
                        KeyFiles.read(files, id).unwrap(RepositoryLayout.key(id), password.bytes());
                tried.add(id);
                if (master.isPresent()) {
                    return opened(files, master.get(), configs, settings);
                }
            } catch (RepositoryException.Damaged e) {
                // Another key file may still do.
                damaged = e;
            }
        }
        if (damaged != null) {
            throw damaged;
        }
        if (tried.isEmpty()) {
            throw new RepositoryException.Damaged(
                    RepositoryLayout.CONFIG, "there is no key file at " + where + ". Take 'keys/' from another copy.");
        }
        throw new RepositoryException.WrongPassword(where, tried);
    }

    private static OpenRepository opened(
            RepositoryFiles files, SealingKey master, List<byte[]> configs, OpenSettings settings) {
        RepositoryException.@Nullable Damaged damaged = null;
        for (byte[] stored : configs) {
            try {
                ConfigFile config = ConfigFile.decode(master, stored);
                Nonces nonces = new Nonces(settings.random());
                return new OpenRepository(files, master, nonces, config, Sha256.of(stored), settings.bounds());
            } catch (RepositoryException.Damaged e) {
                damaged = damaged == null ? e : damaged;
            }
        }
        throw damaged != null ? damaged : new RepositoryException.Damaged(RepositoryLayout.CONFIG, "missing.");
    }

    /** What lies under {@code config}: the current version, then what it may hide, oldest first. */
    private static List<byte[]> configs(RepositoryFiles files) {
        List<byte[]> configs = new ArrayList<>();
        try {
            configs.add(files.readUpTo(RepositoryLayout.CONFIG, VersionSelector.CURRENT, LARGEST_CONFIG));
        } catch (StoreException.NotFound | RepositoryException.Damaged e) {
            // Perhaps only hidden, by a delete marker or by something huge.
        }
        List<ObjectVersion> versions = files.genuineFirst(RepositoryLayout.CONFIG);
        if (configs.isEmpty() && versions.isEmpty()) {
            throw new RepositoryException.NotARepository(files.store().describe(), null);
        }
        if (configs.isEmpty() || versions.size() > 1) {
            for (ObjectVersion version : versions) {
                if (version.size() <= LARGEST_CONFIG) {
                    configs.add(files.readUpTo(RepositoryLayout.CONFIG, version.version(), LARGEST_CONFIG));
                }
            }
        }
        return configs;
    }
}
