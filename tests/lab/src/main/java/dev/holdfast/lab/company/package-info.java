/**
 * Tidewater, a company that never was: six teams with their applications, databases, nightly jobs, and what people have piled up
 * around them. For the demo, and for every test that wants a cluster as they are. It is the same at each fill, but for the uids and
 * times that a server gives.
 *
 * <p>The company is written down in the YAML files beside this package, as manifests with a section {@code lab} that tells how the
 * object came into the cluster; {@link dev.holdfast.lab.company.Company} fills them into a cluster.
 */
@NullMarked
package dev.holdfast.lab.company;

import org.jspecify.annotations.NullMarked;
