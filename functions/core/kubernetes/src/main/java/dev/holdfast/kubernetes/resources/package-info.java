/**
 * The three resources as YAML and JSON: {@code BackupPlan}, {@code BackupLocation} and {@code Restore} of {@code holdfast.dev/v1}. One
 * description of their shape ({@link dev.holdfast.kubernetes.resources.Shape}) checks files here and makes the
 * CustomResourceDefinitions, so that a file is read alike by the command line and by a cluster.
 */
@NullMarked
package dev.holdfast.kubernetes.resources;

import org.jspecify.annotations.NullMarked;
