package dev.holdfast.repository.check;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.check.Finding.Kind;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.BlobOpener;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackHeader;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.index.PackHeaders;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.Arrays;

/** Checks single packs against name, index and header, and every blob in them. Safe for many threads at once. */
final class PackCheck {
    private static final int LARGEST = 256 << 20;
    private static final String COST = "Files whose pieces lie in it do not restore from this copy.";

    private final OpenRepository repository;
    private final RepositoryIndex index;
    private final Findings findings;
    private final Damage damage;
    private final PackHeaders headers;
    private final BlobOpener opener;

    PackCheck(OpenRepository repository, RepositoryIndex index, Findings findings, Damage damage) {
        this.repository = repository;
        this.index = index;
        this.findings = findings;
        this.damage = damage;
        headers = new PackHeaders(repository.files(), repository.key());
        opener = new BlobOpener(repository.key());
    }

    /** Reads the header only. */
    void header(PackId pack, long size) {
        try {
            compare(pack, headers.read(pack, size));
        } catch (RepositoryException.Damaged e) {
            damaged(pack, Kind.DAMAGED, e);
        }
    }

    private void damaged(PackId pack, Kind kind, RepositoryException.Damaged e) {
        damage.pack(pack);
        findings.damage(kind, RepositoryLayout.key(pack), what(e), COST);
    }

    /** What is wrong, without the file's name in front. */
    static String what(RepositoryException.Damaged e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.indexOf(": ") + 2);
    }

    private void compare(PackId pack, PackContents contents) {
        ObjectKey file = RepositoryLayout.key(pack);
        if (index.numberOf(pack) < 0) {
            findings.note(
                    Kind.ORPHAN,
                    file,
                    "No index names it: a run that died left it, or an index is missing.",
                    "The next snapshot takes over what it needs of it; pruning removes the rest.");
        } else if (!index.agrees(pack, contents)) {
            findings.damage(
                    Kind.CONTRADICTION,
                    file,
                    "Its header names " + contents.size() + " blobs, the indexes " + index.blobsOf(pack)
                            + ", not all at the same places.",
                    "Some pieces of files may not be found.");
        }
    }

    /** Reads every byte. */
    void everyByte(PackId pack, long size) {
        ObjectKey file = RepositoryLayout.key(pack);
        byte[] bytes;
        try {
            bytes = genuine(pack, (int) Math.min(size, LARGEST));
        } catch (StoreException.NotFound e) {
            // Gone since the listing: pruned, or stolen; the index knows whether it is missed.
            findings.damage(Kind.MISSING, file, "It vanished while the check ran.", COST);
            damage.pack(pack);
            return;
        } catch (RepositoryException.Damaged e) {
            damaged(pack, Kind.WRONG_SIZE, e);
            return;
        }
        try {
            PackContents contents = contents(file, bytes);
            compare(pack, contents);
            blobs(pack, bytes, contents);
        } catch (RepositoryException.Damaged e) {
            damaged(pack, Kind.DAMAGED, e);
        }
    }

    private byte[] genuine(PackId pack, int size) {
        ObjectKey file = RepositoryLayout.key(pack);
        try {
            return repository.files().read(file, size);
        } catch (RepositoryException.Damaged e) {
            byte[] altered = repository.files().readUpTo(file, VersionSelector.CURRENT, LARGEST);
            findings.damage(
                    Kind.WRONG_HASH,
                    file,
                    "Its bytes hash to " + Sha256.of(altered) + ", not to its name.",
                    "Pieces of files in it may be lost; those that are, are named.");
            return altered;
        }
    }

    private PackContents contents(ObjectKey file, byte[] bytes) {
        if (bytes.length <= SealingKey.OVERHEAD + PackHeader.SUFFIX) {
            throw new RepositoryException.Damaged(file, "a file of " + bytes.length + " bytes is no pack.");
        }
        byte[] tail = Arrays.copyOfRange(bytes, bytes.length - PackHeader.SUFFIX, bytes.length);
        int length = PackHeader.length(file, bytes.length, tail);
        int start = bytes.length - PackHeader.SUFFIX - length;
        return PackHeader.decode(repository.key(), file, new SealingKey.Span(bytes, start, length), bytes.length);
    }

    private void blobs(PackId pack, byte[] bytes, PackContents contents) {
        ObjectKey file = RepositoryLayout.key(pack);
        for (int blob = 0; blob < contents.size(); blob++) {
            BlobOpener.Named named = new BlobOpener.Named(contents.type(blob), contents.id(blob));
            try {
                opener.open(file, bytes, contents.offset(blob), contents.place(blob), named);
            } catch (RepositoryException.Damaged e) {
                damage.blob(pack, named.id());
                findings.damage(Kind.DAMAGED, file, what(e), "The files that hold this piece are named below.");
            }
        }
    }
}
