package dev.holdfast.domain.verdict;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.location.Site;
import dev.holdfast.domain.plan.AcceptedDifference;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.ClusterIdentity;
import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.domain.plan.EtcdPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.domain.plan.ProofPolicy;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.RetentionPolicy;
import dev.holdfast.domain.plan.Schedule;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.plan.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A healthy plan with three copies, to be made worse by tests. */
final class Situation {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final PlanRef PLAN = new PlanRef("holdfast-system", "nightly");
    static final RunId NEWEST = new RunId("20261121-100000-aaaaaa");
    static final RunId PREVIOUS = new RunId("20261121-040000-bbbbbb");
    static final RunId OLD = new RunId("20261118-100000-cccccc");

    final Map<String, CopySituation> copies = new LinkedHashMap<>();
    List<String> wanted = List.of("disk", "bucket", "vault");
    Optional<Site> statedSite = Optional.of(new Site("fra"));
    Optional<Site> labelledSite = Optional.of(new Site("fra"));
    List<AcceptedDifference> accepted = List.of();
    Optional<String> provider = Optional.of("aws");
    Optional<EtcdPlan> etcd = Optional.empty();

    Situation() {
        copies.put("disk", CopySituation.disk());
        copies.put("bucket", CopySituation.bucket());
        copies.put("vault", CopySituation.vault());
    }

    CopySituation copy(String name) {
        return Objects.requireNonNull(copies.get(name));
    }

    void accept(String resource) {
        accepted = List.of(
                new AcceptedDifference(new ResourceName(resource), Optional.empty(), Optional.empty(), "It is known."));
    }

    /** An etcd, which every test booted too. */
    void withEtcd() {
        etcd = Optional.of(
                new EtcdPlan(List.of("http://10.0.0.1:2379"), Optional.empty(), List.of(), Optional.empty()));
        copies.values().forEach(copy -> copy.evidence.etcd = Optional.of(new ObjectCounts(500, 0, 0, 0, 0, 12)));
    }

    BackupPlan plan() {
        return new BackupPlan(
                PLAN,
                new ClusterIdentity("production", statedSite, provider),
                Scope.EVERYTHING,
                Optional.of(Schedule.utc("0 */6 * * *")),
                BackupPlan.DEFAULT_MIN_INTERVAL,
                BackupPlan.DEFAULT_RUN_DEADLINE,
                Optional.empty(),
                wanted.stream().map(CopyRef::at).toList(),
                RetentionPolicy.DEFAULT,
                new ProofPolicy(Duration.ofDays(7), ProofLevel.ADMITTED, Optional.empty(), accepted),
                Optional.empty(),
                Trust.NOBODY,
                etcd);
    }

    Observations observations() {
        List<Observation> all = new ArrayList<>();
        labelledSite.ifPresent(site -> all.add(new ClusterObserved(NOW, "test", site)));
        copies.forEach((name, copy) -> all.addAll(copy.observations(new LocationName(name))));
        return Observations.of(all);
    }

    Verdict verdict() {
        return verdict(observations());
    }

    Verdict verdict(Observations observations) {
        return Verdict.of(
                plan(),
                copies.entrySet().stream()
                        .flatMap(copy -> copy.getValue().location(new LocationName(copy.getKey())).stream())
                        .toList(),
                observations,
                NOW);
    }
}
