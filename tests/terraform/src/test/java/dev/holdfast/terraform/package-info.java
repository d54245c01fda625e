/**
 * What Terraform makes, tried: the modules by their own tests, their policies on a server that enforces them, their resources on an API
 * server that validates them.
 */
@NullMarked
package dev.holdfast.terraform;

import org.jspecify.annotations.NullMarked;
