package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.SealingKey;
import java.util.Arrays;

/** The blobs of one pack, in order of their place in it, as primitive arrays: there may be many thousands. */
public final class PackContents {
    /** No genuine pack comes near: bounds every sum of offset and length. */
    public static final int LARGEST_PACK = 1 << 30;

    private byte[] ids;
    private int[] numbers;
    private int size;

    public PackContents() {
        this(16);
    }

    /** @param capacity blobs expected */
    public PackContents(int capacity) {
        ids = new byte[capacity * Sha256.LENGTH];
        numbers = new int[capacity * 3];
    }

    /** How many blobs. */
    public int size() {
        return size;
    }

    /**
     * Adds a blob.
     *
     * @param id an array that holds its 32 bytes from {@code at} on
     * @param place where it lies
     * @throws IllegalArgumentException if no pack could hold it there
     */
    public void add(BlobType type, byte[] id, int at, Place place) {
        if (size * Sha256.LENGTH == ids.length) {
            ids = Arrays.copyOf(ids, ids.length * 2);
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        System.arraycopy(id, at, ids, size * Sha256.LENGTH, Sha256.LENGTH);
        numbers[3 * size] = place.offset;
        numbers[3 * size + 1] = place.length;
        numbers[3 * size + 2] = type == BlobType.TREE ? ~place.plainLength : place.plainLength;
        size++;
    }

    /**
     * Where a blob lies in its pack.
     *
     * @param length sealed bytes
     * @param plainLength bytes once decompressed; 0 if it is not compressed
     */
    public record Place(int offset, int length, int plainLength) {
        public Place {
            if (offset < 0 || plainLength < 0 || length <= SealingKey.OVERHEAD || offset > LARGEST_PACK - length) {
                throw new IllegalArgumentException("no blob lies at " + offset + " with " + length + " bytes, "
                        + plainLength + " when decompressed");
            }
        }

        /** Bytes of the plain blob. */
        public int contentLength() {
            return plainLength == 0 ? length - SealingKey.OVERHEAD : plainLength;
        }
    }

    /** What the blob is. */
    public BlobType type(int blob) {
        return numbers[3 * blob + 2] < 0 ? BlobType.TREE : BlobType.DATA;
    }

    /** Its first byte in the pack. */
    public int offset(int blob) {
        return numbers[3 * blob];
    }

    /** Its sealed bytes. */
    public int length(int blob) {
        return numbers[3 * blob + 1];
    }

    /** Its bytes once decompressed; 0 if it is not compressed. */
    public int plainLength(int blob) {
        int number = numbers[3 * blob + 2];
        return number < 0 ? ~number : number;
    }

    /** Where it lies. */
    public Place place(int blob) {
        return new Place(offset(blob), length(blob), plainLength(blob));
    }

    /** Its name. */
    public BlobId id(int blob) {
        return new BlobId(Sha256.ofDigest(Arrays.copyOfRange(ids, blob * Sha256.LENGTH, (blob + 1) * Sha256.LENGTH)));
    }

    /** Hands each blob's name to {@code sink} without copying it. */
    public void forEach(Sink sink) {
        for (int blob = 0; blob < size; blob++) {
            sink.blob(blob, ids, blob * Sha256.LENGTH);
        }
    }

    /** Sees a blob: its number, and an array that holds its name's 32 bytes from {@code at} on. */
    @FunctionalInterface
    public interface Sink {
        /** Called once for each blob, in order. */
        void blob(int blob, byte[] ids, int at);
    }

    /** The size that the pack file must have: blobs, header, and the header's length. */
    public long packSize() {
        long bytes = 0;
        for (int blob = 0; blob < size; blob++) {
            bytes += length(blob);
        }
        return bytes + PackHeader.storedSize(this);
    }

    /** Whether both name the same blobs at the same places, in any order. */
    boolean sameAs(PackContents other) {
        return size == other.size && Arrays.equals(sortedByOffset(), other.sortedByOffset());
    }

    private BlobAt[] sortedByOffset() {
        BlobAt[] blobs = new BlobAt[size];
        for (int blob = 0; blob < size; blob++) {
            blobs[blob] = new BlobAt(type(blob), id(blob), place(blob));
        }
        Arrays.sort(blobs);
        return blobs;
    }

    private record BlobAt(BlobType type, BlobId id, Place place) implements Comparable<BlobAt> {
        @Override
        public int compareTo(BlobAt other) {
            int byOffset = Integer.compare(place.offset, other.place.offset);
            return byOffset != 0 ? byOffset : id.compareTo(other.id);
        }
    }
}
