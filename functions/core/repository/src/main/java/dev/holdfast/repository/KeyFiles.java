package dev.holdfast.repository;

import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.KeyFile;
import dev.holdfast.repository.format.KeyId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.Content;
import java.util.ArrayList;
import java.util.List;

/** The files under {@code keys/}. */
final class KeyFiles {
    private KeyFiles() {}

    static KeyId add(RepositoryFiles files, SealingKey master, RepositoryPassword password, InitSettings settings) {
        KeyFile.Maker maker = new KeyFile.Maker(
                settings.username(), settings.hostname(), settings.clock().instant());
        KeyFile file = KeyFile.wrap(master, password.bytes(), settings.cost(), settings.random(), maker);
        Content content = Content.of(file.encode());
        KeyId id = new KeyId(content.sha256());
        files.write(RepositoryLayout.key(id), content);
        return id;
    }

    static List<KeyId> names(RepositoryFiles files) {
        List<KeyId> ids = new ArrayList<>();
        files.list(RepositoryLayout.KEYS, entry -> {
            if (entry.key().isContentNamed()) {
                ids.add(new KeyId(entry.key().digest()));
            }
        });
        return ids;
    }

    /** @throws RepositoryException.Damaged if it is missing, altered or malformed */
    static KeyFile read(RepositoryFiles files, KeyId id) {
        return KeyFile.decode(RepositoryLayout.key(id), files.read(RepositoryLayout.key(id), KeyFile.LARGEST));
    }

    static List<KeyEntry> list(RepositoryFiles files) {
        List<KeyEntry> entries = new ArrayList<>();
        for (KeyId id : names(files)) {
            try {
                KeyFile file = read(files, id);
                entries.add(new KeyEntry(id, file.created(), file.username(), file.hostname()));
            } catch (RepositoryException.Damaged e) {
                // Nobody can open the repository by it; a check reports it.
            }
        }
        return entries;
    }
}
