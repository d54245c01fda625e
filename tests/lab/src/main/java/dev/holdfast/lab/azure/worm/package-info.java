/**
 * The WORM check: a test server in front of Azurite that keeps what Azure documents about version-level immutability, which Azurite
 * ignores. It holds the versions itself, one blob of Azurite for each and an index of its own, and forwards nothing but plain reads,
 * writes and deletions of those: {@code versionid} never reaches Azurite, which would delete the wrong blob.
 *
 * <h2>Where the rules come from</h2>
 * Everything is taken from public documentation and from answers of the real service that Microsoft recorded for the tests of its SDKs:
 * <dl>
 *   <dt>[WORM]</dt><dd>"Version-level write once, read many (WORM) policies for immutable blob data", learn.microsoft.com/azure/storage/blobs/immutable-version-level-worm-policies</dd>
 *   <dt>[VERSIONS]</dt><dd>"Blob versioning", learn.microsoft.com/azure/storage/blobs/versioning-overview</dd>
 *   <dt>[REST]</dt><dd>the REST reference: Put Blob, Put Block List, Copy Blob, Delete Blob, List Blobs, Set Blob Immutability Policy, Delete Blob
 *     Immutability Policy, Set Blob Legal Hold, Blob service error codes</dd>
 *   <dt>[RECORDED]</dt><dd>the session records of ImmutableStorageWithVersioningTests of Azure.Storage.Blobs for .NET, and those of the SDK for JavaScript</dd>
 * </dl>
 * Where neither says anything, the place says "assumed".
 *
 * <h2>The rules</h2>
 * <ol>
 *   <li>Put Blob, Put Block List and Copy Blob make a version; what was current becomes a previous version and keeps its policy [WORM, VERSIONS].
 *   <li>An upload without policy headers inherits the container's default with its mode; later changes of the default leave it alone. An
 *     explicit policy replaces the default and is Unlocked unless it says otherwise, even below a Locked default [WORM].
 *   <li>A Locked policy can only be lengthened, any number of times; it cannot be deleted: {@code ImmutabilityPolicyDeleteOnLockedPolicy}. Dates in the
 *     past are not valid [WORM, REST].
 *   <li>Under an active policy, whether Locked or not, or under a legal hold, Delete Blob and Set Blob Metadata answer 409 {@code BlobImmutableDueToPolicy}
 *     or {@code BlobImmutableDueToLegalHold}, with a version and without. Overwriting is allowed, as it makes a version. After the policy's end
 *     deleting is allowed [WORM, REST].
 *   <li>Delete Blob without a version makes the current version a previous one; with the current version's id it answers 403
 *     {@code OperationNotAllowedOnRootBlob} [VERSIONS, RECORDED].
 *   <li>Get Blob, Get Blob Properties and List Blobs tell the version, whether it is current, its policy (the mode in lower case) and its hold [REST, RECORDED].
 * </ol>
 */
@NullMarked
package dev.holdfast.lab.azure.worm;

import org.jspecify.annotations.NullMarked;
