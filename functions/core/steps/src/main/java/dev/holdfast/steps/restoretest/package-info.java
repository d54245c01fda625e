/**
 * The verb restore test: restores one copy, and nothing but that copy, into a throwaway control plane, compares every object, and
 * leaves signed evidence beside the copy.
 */
@NullMarked
package dev.holdfast.steps.restoretest;

import org.jspecify.annotations.NullMarked;
