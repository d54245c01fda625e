/**
 * The function restore-test: restores one copy into a throwaway control plane, compares object by object, and leaves signed evidence
 * beside the copy.
 */
@NullMarked
package dev.holdfast.restoretest;

import org.jspecify.annotations.NullMarked;
