/**
 * Files in an Azure Blob container whose versions the account locks by itself (version-level immutability).
 *
 * <p>{@link dev.holdfast.store.azure.AzureObjectStore} speaks the data plane only. All that Azure says in its own words is translated in
 * {@code AzureFailures} (errors) and {@code AzureLocks} (policies), and nowhere else.
 */
@NullMarked
package dev.holdfast.store.azure;

import org.jspecify.annotations.NullMarked;
