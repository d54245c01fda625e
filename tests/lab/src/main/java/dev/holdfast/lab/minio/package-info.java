/**
 * MinIO: a real S3 server that enforces Object Lock, for tests and the demo. It is AGPL and never part of the product; it comes
 * from where {@link dev.holdfast.lab.minio.MinioBinary} finds it.
 */
@NullMarked
package dev.holdfast.lab.minio;

import org.jspecify.annotations.NullMarked;
