package dev.holdfast.repository.retention;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.receipt.Receipt;

/** A receipt that the keep-policy keeps, with its name. */
public record KeptReceipt(Sha256 id, Receipt receipt) {}
