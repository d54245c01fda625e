/**
 * What the launcher does once after each build: it runs the usual commands, so that the JVM can note which classes they load and which of
 * their methods are hot (an ahead-of-time cache, JEP 514 and 515), and every later command starts in about half the time.
 */
@NullMarked
package dev.holdfast.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
