/**
 * Real Knative Serving and Eventing on the lab's node, with Traefik as their ingress and brokers in memory. Built from the projects' own
 * sources, since they publish images alone, and the lab has no registry.
 */
@NullMarked
package dev.holdfast.lab.knative;

import org.jspecify.annotations.NullMarked;
