package dev.holdfast.etcd.snapshot;

import dev.holdfast.domain.Sha256;
import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.database.DatabaseCheck;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Checks a snapshot while it passes: a database, and behind it the 32 bytes of its SHA-256, as etcd sends it. The last 32 bytes are
 * held back until it is known what they are.
 */
public final class SnapshotCheck {
    /** Databases are multiples of this, whatever the size of their pages; so a sum behind one shows. */
    private static final int SECTOR = 512;

    private final MessageDigest digest = sha256();
    private final DatabaseCheck database = new DatabaseCheck();
    private final byte[] tail = new byte[Sha256.LENGTH];
    private int tailLength;
    private long size;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Takes the next bytes.
     *
     * @throws EtcdException.Damaged if this is no database
     */
    public void accept(byte[] bytes, int offset, int length) {
        size += length;
        int surplus = Math.max(0, tailLength + length - tail.length);
        int fromTail = Math.min(surplus, tailLength);
        database(tail, 0, fromTail);
        System.arraycopy(tail, fromTail, tail, 0, tailLength - fromTail);
        tailLength -= fromTail;
        int direct = surplus - fromTail;
        database(bytes, offset, direct);
        System.arraycopy(bytes, offset + direct, tail, tailLength, length - direct);
        tailLength += length - direct;
    }

    private void database(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        database.accept(bytes, offset, length);
    }

    /** Bytes taken so far. */
    public long size() {
        return size;
    }

    /**
     * All has come, from etcd itself: there must be a sum.
     *
     * @throws EtcdException.BrokenStream if there is none, or it is another
     * @throws EtcdException.Damaged if the database is not sound
     */
    public VerifiedSnapshot finishStream() {
        if (!endsInSum()) {
            throw new EtcdException.BrokenStream(
                    "The snapshot ended after " + size + " bytes, without its sum: it was cut off. Ask again.", null);
        }
        Optional<String> wrong = wrongSum();
        if (wrong.isPresent()) {
            throw new EtcdException.BrokenStream(wrong.get() + ": it was altered on its way. Ask again.", null);
        }
        return sound(Optional.of(Sha256.ofDigest(tail)));
    }

    /**
     * All has come, from a file: snapshots of {@code etcdctl}, k3s, RKE2, Talos end in a sum, a member's own {@code snap/db} does not.
     *
     * @throws EtcdException.Damaged if the sum is another, or the database is not sound
     */
    public VerifiedSnapshot finish() {
        if (!endsInSum()) {
            database(tail, 0, tailLength);
            return sound(Optional.empty());
        }
        Optional<String> wrong = wrongSum();
        if (wrong.isPresent()) {
            throw new EtcdException.Damaged(wrong.get() + ": it was altered in its place. Take another copy of it.");
        }
        return sound(Optional.of(Sha256.ofDigest(tail)));
    }

    private VerifiedSnapshot sound(Optional<Sha256> sum) {
        return new VerifiedSnapshot(database.finish(), sum, size);
    }

    private Optional<String> wrongSum() {
        Sha256 said = Sha256.ofDigest(tail);
        Sha256 counted = Sha256.ofDigest(digest.digest());
        return said.equals(counted)
                ? Optional.empty()
                : Optional.of("The snapshot says that its SHA-256 is " + said + ", and it is " + counted);
    }

    private boolean endsInSum() {
        return size % SECTOR == tail.length;
    }
}
