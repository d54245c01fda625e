package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Site;

/**
 * 1 off-site: at least one copy with a fresh complete run stands in another site than the cluster, and the cluster holds no credentials
 * that reach it.
 */
final class OffSiteRule {
    private OffSiteRule() {}

    static DigitVerdict judge(Evaluation evaluation) {
        return CopyFinding.anyOf(
                Digit.OFF_SITE,
                evaluation.copies().stream()
                        .map(copy -> finding(copy, evaluation))
                        .toList());
    }

    private static CopyFinding finding(CopyView copy, Evaluation evaluation) {
        if (copy.isUnobserved()) {
            return copy.whyUnobserved();
        }
        if (copy.fresh().isEmpty()) {
            return copy.whyNotFresh();
        }
        BackupLocation location = copy.location().orElseThrow();
        if (location.credentialsInCluster().isYes()) {
            return CopyFinding.notMet(
                    copy.name() + " is not independent: the cluster holds credentials that reach it",
                    "Let replicate run outside the cluster, with credentials for " + copy.name()
                            + " that the cluster does not hold, and state credentialsInCluster: false.");
        }
        return evaluation
                .clusterSite()
                .map(site -> bySite(copy, location.site(), site))
                .orElseGet(() -> CopyFinding.unknown(
                        copy.name() + " stands in " + location.site() + ", and where the cluster stands is not known",
                        "State cluster.site in the plan, or label the nodes with topology.kubernetes.io/region."));
    }

    private static CopyFinding bySite(CopyView copy, Site site, Site clusterSite) {
        if (site.equals(clusterSite)) {
            return CopyFinding.notMet(
                    copy.name() + " stands in " + site + ", as the cluster does",
                    "Add a location in another region or at another provider.");
        }
        return CopyFinding.met(copy.name() + " stands in " + site + ", the cluster in " + clusterSite
                + ", which holds no credentials for it");
    }
}
