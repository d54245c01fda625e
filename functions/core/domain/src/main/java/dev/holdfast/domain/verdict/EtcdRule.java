package dev.holdfast.domain.verdict;

import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.plan.ProofPolicy;

/** The part of 0 that a plan with an etcd asks for beside its objects: the snapshot of etcd in the copy was booted, and showed the same. */
final class EtcdRule {
    private EtcdRule() {}

    /** @param restored what was found of the objects, a clause without a full stop */
    static CopyFinding finding(CopyView copy, Evidence evidence, ProofPolicy proof, String restored) {
        EtcdFindings etcd = evidence.etcd();
        if (etcd == null) {
            return CopyFinding.notMet(
                    "the snapshot of etcd at " + copy.name() + " has never been booted", ErrorsRule.test(copy));
        }
        UnacceptedErrors errors = UnacceptedErrors.of(etcd.counts(), etcd.differences(), proof);
        if (!errors.isEmpty()) {
            return CopyFinding.notMet(
                    "of the etcd that was booted from " + copy.name() + ", " + errors + " more than the plan accepts",
                    "Look at them (holdfast restore-test --from " + copy.name()
                            + "); what is encrypted at rest needs its key in spec.etcd.escrow, or a reason in proof.accept.");
        }
        if (etcd.counts().equal() == 0) {
            return CopyFinding.notMet(
                    "the etcd that was booted from " + copy.name() + " showed nothing", ErrorsRule.test(copy));
        }
        return CopyFinding.met(restored + ", and its etcd at revision " + etcd.revision());
    }
}
