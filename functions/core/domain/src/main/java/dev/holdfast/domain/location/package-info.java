/** Where a repository can lie: the places, what they are made of, how they are reached, and who may use them. */
@NullMarked
package dev.holdfast.domain.location;

import org.jspecify.annotations.NullMarked;
