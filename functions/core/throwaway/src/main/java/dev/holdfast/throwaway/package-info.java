/**
 * A Kubernetes control plane to try things on and throw away: etcd and kube-apiserver as child processes, reachable by one
 * administrator on this machine only, gone with their data when they are closed or when their parent dies, however it dies.
 *
 * <p>Start with {@link dev.holdfast.throwaway.binaries.ControlPlaneBinaries} (where the two programs of a wanted version are) and
 * {@link dev.holdfast.throwaway.ThrowawayControlPlane}.
 */
@NullMarked
package dev.holdfast.throwaway;

import org.jspecify.annotations.NullMarked;
