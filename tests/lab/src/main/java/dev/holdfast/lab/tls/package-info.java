/** Certificates for servers of tests: good ones, and ones that have expired. */
@NullMarked
package dev.holdfast.lab.tls;

import org.jspecify.annotations.NullMarked;
