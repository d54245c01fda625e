/**
 * A real single node of Kubernetes on this machine: etcd, API server, controllers, scheduler, kubelet, containerd, service proxy and
 * DNS, in network, mount and process name spaces and a cgroup of its own. It ends with the process that started it, however that ends, and
 * leaves nothing. {@link dev.holdfast.lab.node.NodeAddresses} says how it is reached and what it can reach.
 */
@NullMarked
package dev.holdfast.lab.node;

import org.jspecify.annotations.NullMarked;
