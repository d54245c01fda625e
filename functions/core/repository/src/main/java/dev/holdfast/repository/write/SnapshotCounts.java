package dev.holdfast.repository.write;

/**
 * What a run captured and what it cost.
 *
 * @param files files in the tree
 * @param directories directories in the tree, the root included
 * @param bytes plain bytes of all files
 * @param newBlobs blobs that were not stored before
 * @param reusedBlobs references to blobs that were stored already, by an earlier run or earlier in this one
 * @param storedBytes bytes of the packs that this run wrote
 */
public record SnapshotCounts(
        long files, long directories, long bytes, long newBlobs, long reusedBlobs, long storedBytes) {}
