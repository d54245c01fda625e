/** What a command prints: text for people, JSON or YAML for programs, colours and progress only on a terminal. */
@NullMarked
package dev.holdfast.cli.output;

import org.jspecify.annotations.NullMarked;
