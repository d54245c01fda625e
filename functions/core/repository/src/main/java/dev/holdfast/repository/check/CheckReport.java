package dev.holdfast.repository.check;

import java.util.List;

/**
 * The result of a check.
 *
 * @param findings the first 10,000, in the order in which they were found
 * @param moreFindings how many more there were
 * @param packBytes bytes of packs that were read and checked; 0 for a structural check
 */
public record CheckReport(
        List<Finding> findings, long moreFindings, long snapshots, long trees, long blobs, long packs, long packBytes) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether every snapshot restores whole from this copy, as far as the check looked. */
    public boolean isHealthy() {
        return moreFindings == 0
                && findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.DAMAGE);
    }
}
