package dev.holdfast.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * One place that keeps named, immutable files: a folder, an S3 bucket, an Azure container, each below a prefix.
 *
 * <h2>Keys</h2>
 * A key is a relative path of one to eight segments, divided by {@code /}; each segment matches {@code [A-Za-z0-9._-]{1,255}} and
 * is neither {@code .} nor {@code ..} ({@link ObjectKey}). The prefix of the location is not part of it.
 *
 * <h2>What every store guarantees</h2>
 * <ol>
 *   <li><b>Whole or not at all.</b> A file is visible with all its bytes or not visible. No reader sees a part of an upload.
 *   <li><b>First writer wins.</b> Of several writers of one key at once, exactly one gets {@link PutOutcome#CREATED}, the
 *       others {@link PutOutcome#EXISTS}; nothing is overwritten.
 *   <li><b>Read your writes.</b> After {@code CREATED}, reads, stats and listings by any client show the file.
 *   <li><b>Versions.</b> A key may hold several versions, though we never make a second one: another program, or an attacker, may.
 *       {@link #versions} shows them all, delete markers too. A read without a version reads the current one.
 *   <li><b>Locks are the place's own.</b> A put sends no lock; the location's default retention stamps it. {@link #stat} reads
 *       back what the server promised. A store that cannot tell answers {@link Lock.Unknown}, never {@link Lock.None}.
 *   <li><b>Server time.</b> Dates come from the storage server's clock, never from ours.
 * </ol>
 *
 * <h2>What is not atomic</h2>
 * A listing is not a point in time: files that come while it runs may or may not be in it. Two calls are never one transaction.
 *
 * <h2>Errors</h2>
 * Every method throws only {@link StoreException}: {@linkplain StoreException.Permanent permanent} (asking again is useless),
 * {@linkplain StoreException.Retryable retryable} (nothing was changed; ask again), or
 * {@linkplain StoreException.OutcomeUnknown outcome unknown} (a change may have happened: look, then decide).
 * No message, and no cause, holds a credential.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface ObjectStore extends AutoCloseable {
    /**
     * Writes a file if the key has no current version, in one request; the store checks the bytes against
     * {@code content.sha256()} where its protocol can.
     *
     * <p>{@code EXISTS} says only that the name is taken: whoever wrote under a content name compares what is there
     * ({@link ContentCheckedObjectStore} does). A current delete marker counts as absent (S3 semantics).
     *
     * @param content at most 256 MiB
     * @throws StoreException.OutcomeUnknown if the answer was lost; the file may be there
     */
    PutOutcome putIfAbsent(ObjectKey key, Content content);

    /**
     * Opens a stream over a range of a version. The caller closes it; closing early is cheap and legal. A stream that ends before
     * the range does throws {@link StoreException.Retryable} from {@code read}, wrapped in an {@code IOException}
     * ({@link StoreException#unwrap}); it never ends silently.
     *
     * @throws StoreException.NotFound if there is no such key or version, or the current version is a delete marker
     * @throws StoreException.Permanent if the range begins at the end or beyond; an offset of 0 is always legal
     */
    InputStream read(ObjectKey key, VersionSelector version, ByteRange range);

    /**
     * What the server says of one version: size, date, lock, and the server's own clock.
     *
     * @throws StoreException.NotFound as {@link #read}
     */
    ObjectStat stat(ObjectKey key, VersionSelector version);

    /** All versions of one key, newest first, delete markers included; empty if there never was one. */
    List<ObjectVersion> versions(ObjectKey key);

    /**
     * Hands the current version of every key below {@code prefix} that sorts after {@code startAfter} to {@code consumer}, in the
     * ascending order of the keys' UTF-8 bytes, page by page, so that memory stays bounded. Keys whose current version is a delete
     * marker are left out ({@link #listVersions} shows them). Foreign files whose names are no {@link ObjectKey} are skipped.
     *
     * @param prefix a string prefix, such as {@code "data/0"}; empty for everything
     * @param startAfter a full key string, or empty for the beginning
     */
    void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer);

    /** As {@link #list}, but every version and delete marker of every key, newest first within a key. */
    void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer);

    /**
     * Lengthens the lock of exactly this version to {@code until}, in the mode that cannot be shortened, and reads it back.
     *
     * @return the lock as the server states it after the call
     * @throws StoreException.Refused if the server refuses, also when {@code until} is earlier than the present lock
     * @throws StoreException.Unsupported if this store cannot lock
     */
    Lock extendLock(ObjectKey key, VersionId version, Instant until);

    /**
     * Deletes exactly this version (or removes exactly this delete marker).
     *
     * @throws StoreException.Refused if it is locked
     * @throws StoreException.AccessDenied if this identity may not delete, whether it is locked or not
     * @throws StoreException.NotFound if there is no such version
     */
    void delete(ObjectKey key, VersionId version);

    /** For people and for error messages: for example {@code s3://bucket/prefix at http://…}, with no credential. */
    String describe();

    /** Frees connections. Never fails. */
    @Override
    void close();
}
