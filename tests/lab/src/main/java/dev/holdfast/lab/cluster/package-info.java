/** A Kubernetes cluster to protect and to restore into: a control plane as a source cluster has it, for tests and the demo. */
@NullMarked
package dev.holdfast.lab.cluster;

import org.jspecify.annotations.NullMarked;
