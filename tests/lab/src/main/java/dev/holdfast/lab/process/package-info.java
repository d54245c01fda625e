/**
 * Child processes of the lab: servers on loopback that write a log, are waited for until they answer, and never outlive the JVM
 * that started them, not even if it is killed.
 */
@NullMarked
package dev.holdfast.lab.process;

import org.jspecify.annotations.NullMarked;
