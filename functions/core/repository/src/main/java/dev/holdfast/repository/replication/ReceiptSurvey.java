package dev.holdfast.repository.replication;

import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.repository.receipt.ReceiptExpectation;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the receipts of the source, a few at a time, and keeps those that are not to be followed as findings. */
final class ReceiptSurvey {
    private static final int MAX_FINDINGS = 100;

    private final List<ReceiptReading> findings = new ArrayList<>();
    private int followed;
    private int otherConfig;

    /** Hands each receipt that is to be followed to {@code consumer}, in the calling thread. */
    static ReceiptSurvey read(
            ObjectStore source,
            StatementVerifier verifier,
            ReceiptExpectation expectation,
            Consumer<ReceiptReading.Valid> consumer) {
        ReceiptSurvey survey = new ReceiptSurvey();
        Receipts.read(source, verifier, expectation, reading -> survey.take(reading, consumer));
        if (survey.followed == 0 && survey.otherConfig > 0) {
            throw new ConfigQuarantinedException(
                    "The config at " + source.describe() + " is not the one that "
                            + survey.otherConfig + " signed receipts name"
                            + expectation
                                    .config()
                                    .map(digest -> " (it is " + digest + ")")
                                    .orElse("")
                            + ". It was exchanged or damaged: nothing is copied. Bring back the genuine one from another copy.");
        }
        return survey;
    }

    private void take(ReceiptReading reading, Consumer<ReceiptReading.Valid> consumer) {
        switch (reading) {
            case ReceiptReading.Valid valid -> {
                followed++;
                consumer.accept(valid);
            }
            case ReceiptReading.Quarantined quarantined -> {
                if (quarantined.reason() == ReceiptReading.Reason.OTHER_CONFIG) {
                    otherConfig++;
                }
                remember(quarantined);
            }
            case ReceiptReading.Uncommitted _, ReceiptReading.Invalid _, ReceiptReading.Covered _ -> remember(reading);
        }
    }

    private void remember(ReceiptReading finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }

    int followed() {
        return followed;
    }

    List<ReceiptReading> findings() {
        return findings;
    }

    /** What receipts of this repository must fit. */
    static ReceiptExpectation expectation(SourceConfig config, ReplicationSettings settings) {
        return new ReceiptExpectation(config.serverTime(), Optional.of(config.digest()), settings.plan());
    }
}
