/**
 * What an object of Kubernetes is called, where it lies in a snapshot, and how its JSON is written so that equal objects are
 * equal bytes. Nothing here talks to a server.
 */
@NullMarked
package dev.holdfast.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
