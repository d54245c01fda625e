/**
 * An S3 bucket, or a part of one, as a store: of AWS or of anybody who speaks S3 with conditional writes, versions and Object Lock.
 *
 * <p>One file for each concern, named as in the other adapters: settings, the client, the store, listings, locks, streams,
 * failures.
 */
@NullMarked
package dev.holdfast.store.s3;

import org.jspecify.annotations.NullMarked;
