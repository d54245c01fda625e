package dev.holdfast.steps.etcd;

import dev.holdfast.domain.BoundedFile;
import dev.holdfast.domain.plan.EscrowFile;
import dev.holdfast.etcd.restore.EscrowContents;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a restore needs and etcd does not hold. It lies in the snapshot as everything does, encrypted.
 *
 * @param kept the names of files that are in the snapshot
 * @param missing a sentence for each that is not, and for what should have been named
 */
record Escrow(List<String> kept, List<String> missing) {
    private static final TreePath FOLDER = TreePath.of("etcd/escrow");
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);
    private static final int MOST_BYTES = 1 << 20;

    /**
     * Takes those that are there.
     *
     * @param encrypted what the database says of what is encrypted at rest
     */
    static Escrow take(List<EscrowFile> files, List<String> encrypted, SnapshotWriter writer) {
        List<byte[]> contents = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (EscrowFile file : files) {
            try {
                Path path = Path.of(file.file());
                byte[] content = BoundedFile.bytes(path, MOST_BYTES);
                contents.add(content);
                writer.file(FOLDER.child(file.name()), content, FILE);
                kept.add(file.name());
            } catch (BoundedFile.TooLargeException e) {
                missing.add("escrow file '" + file.name() + "' is larger than 1 MiB, which no key is");
            } catch (IOException | IllegalArgumentException e) {
                missing.add("escrow file '" + file.name() + "' could not be read where the snapshot was taken ("
                        + e.getClass().getSimpleName() + ")");
            }
        }
        if (files.isEmpty()) {
            missing.add(
                    "nothing is in escrow that a restore of etcd needs beside it: name the cluster's CA, its service-account keys,"
                            + " for k3s and RKE2 the server token, in spec.etcd.escrow");
        } else {
            incomplete(EscrowContents.of(contents)).ifPresent(missing::add);
        }
        missing.addAll(unreadable(encrypted, contents.stream().anyMatch(EncryptionConfiguration::isIn)));
        return new Escrow(List.copyOf(kept), List.copyOf(missing));
    }

    private static Optional<String> incomplete(EscrowContents found) {
        List<String> lacking = new ArrayList<>();
        if (!found.authority()) {
            lacking.add("no authority with its key");
        }
        if (!found.serviceAccountKey()) {
            lacking.add("no key of service accounts");
        }
        return lacking.isEmpty() || found.whole()
                ? Optional.empty()
                : Optional.of("in escrow is " + String.join(" and ", lacking)
                        + ": on new machines nobody would believe the old certificates and tokens; name them in spec.etcd.escrow"
                        + " (kubeadm: ca.crt, ca.key, sa.key; k3s and RKE2: the server token)");
    }

    /** What is encrypted at rest, and nobody could read with what is here. */
    private static List<String> unreadable(List<String> encrypted, boolean configuration) {
        List<String> sentences = new ArrayList<>();
        if (!encrypted.isEmpty() && !configuration) {
            sentences.add("etcd is encrypted at rest (" + String.join("; ", encrypted)
                    + "), and no EncryptionConfiguration is in escrow: without it nobody can read that");
        }
        List<String> byKms =
                encrypted.stream().filter(what -> what.contains(": kms ")).toList();
        if (!byKms.isEmpty()) {
            sentences.add(
                    "a KMS holds the key of what is encrypted at rest (" + String.join("; ", byKms)
                            + "): no backup of etcd contains it, so keep that key, and the plug-in's settings, as long as the backups");
        }
        return sentences;
    }
}
