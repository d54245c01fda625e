package dev.holdfast.domain.plan;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a plan and its locations will cost the verdict, digit by digit, before any copy was looked at: warnings only. */
final class PlanAdvice {
    private final BackupPlan plan;
    private final List<BackupLocation> locations;
    private final List<Finding> findings = new ArrayList<>();

    private PlanAdvice(BackupPlan plan, List<BackupLocation> locations) {
        this.plan = plan;
        this.locations = locations;
    }

    /** @param locations those of the plan's copies that there are */
    static List<Finding> of(BackupPlan plan, List<BackupLocation> locations, Instant now) {
        PlanAdvice advice = new PlanAdvice(plan, locations);
        advice.copies();
        if (!locations.isEmpty()) {
            advice.kinds();
            advice.offSite();
            advice.immutable();
        }
        advice.proof(now);
        advice.trust();
        return advice.findings;
    }

    private void warn(String field, String text) {
        findings.add(Finding.warning(field, text));
    }

    private void copies() {
        if (plan.copies().size() < 2) {
            warn("copies", "names one location; the 3-2-1 rule wants at least two");
        }
        if (plan.password().isEmpty()) {
            warn(
                    "password",
                    "is missing: the functions cannot open the repository, and the command line only with HOLDFAST_PASSWORD_FILE");
        }
    }

    /** The same rule as the verdict's: another medium in another storage system; the live data lies on disks of the cluster's own. */
    private void kinds() {
        List<List<String>> kinds = Stream.concat(
                        Stream.of(List.of(Medium.DISK.value(), "the cluster's own")),
                        locations.stream()
                                .map(one -> List.of(
                                        one.medium().value(), one.settings().system())))
                .toList();
        boolean two = kinds.stream()
                .anyMatch(one -> kinds.stream()
                        .anyMatch(other ->
                                !one.get(0).equals(other.get(0)) && !one.get(1).equals(other.get(1))));
        if (!two) {
            warn(
                    "copies",
                    "are all of one kind of storage, as the live data is: name a location of another medium in another storage system");
        }
        if (locations.size() > 1
                && locations.stream()
                                .map(one -> one.settings().system())
                                .distinct()
                                .count()
                        == 1) {
            warn(
                    "copies",
                    "all lie in one storage system ("
                            + locations.getFirst().settings().system()
                            + "): whoever closes that account, or errs there, takes every copy; name a location elsewhere");
        }
    }

    private void offSite() {
        if (locations.stream()
                .allMatch(location -> location.credentialsInCluster().isYes())) {
            warn(
                    "copies",
                    "can all be reached with credentials that the cluster holds: whoever takes the cluster takes them too;"
                            + " let replicate run elsewhere for one of them, and state credentialsInCluster: false there");
        }
        if (plan.cluster().site().isEmpty()) {
            warn("cluster.site", "is missing: no copy can be said to stand elsewhere; write for example the region");
        }
        plan.cluster()
                .site()
                .filter(site ->
                        locations.stream().allMatch(location -> location.site().equals(site)))
                .ifPresent(site -> warn(
                        "copies", "all stand in " + site + ", as the cluster does: name a location at another site"));
    }

    private void immutable() {
        if (locations.stream()
                .noneMatch(location -> location.locks() && !location.emulated().isYes())) {
            warn("copies", "none of the locations locks what is written: no copy will be immutable");
        }
        for (BackupLocation location : locations) {
            if (location.emulated().isYes()) {
                warn("copies", "'" + location.name() + "' is emulated: it shows how things work, and protects nothing");
            }
            plan.retention()
                    .within()
                    .filter(within -> location.locks() && within.compareTo(location.lockFor()) > 0)
                    .ifPresent(
                            within -> warn(
                                    "retention.within",
                                    DurationText.format(within) + " is longer than '" + location.name() + "' locks ("
                                            + DurationText.format(location.lockFor())
                                            + "), and this version does not renew locks yet: what is older is kept, but not locked"));
        }
    }

    private void proof(Instant now) {
        ProofPolicy proof = plan.proof();
        Duration age = plan.effectiveMaxAge(now);
        plan.schedule()
                .map(schedule -> schedule.longestGap(now))
                .filter(gap -> gap.compareTo(proof.every()) > 0)
                .ifPresent(gap -> warn(
                        "proof.every",
                        DurationText.format(proof.every()) + " is less than the longest wait between two runs ("
                                + DurationText.format(gap)
                                + "): between them there is no snapshot young enough to prove; write at least that"));
        if (proof.level() == ProofLevel.STORED) {
            warn(
                    "proof.level",
                    "1 proves that every byte is there, not that a Kubernetes API server takes it; write 2 for that");
        }
        if (proof.every().compareTo(Duration.ofDays(31)) > 0 && proof.every().compareTo(age) > 0) {
            warn(
                    "proof.every",
                    DurationText.format(proof.every())
                            + " lets a copy go unproven for more than a month: nobody knows whether it restores; write for example 7d");
        }
    }

    private void trust() {
        if (plan.trust().receiptKeys().isEmpty()) {
            warn(
                    "trust.receiptKeys",
                    "is empty: no snapshot will be found, since nobody's receipts are believed; write the public half of the key"
                            + " that signs them (openssl pkey -in KEY.pem -pubout -outform DER | base64)");
        }
        if (plan.trust().evidenceKeys().isEmpty()) {
            warn(
                    "trust.evidenceKeys",
                    "is empty: no restore test will count, since nobody's evidence is believed; write the public half of the key"
                            + " that signs it");
        }
    }
}
