package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.location.Site;
import dev.holdfast.domain.plan.AcceptedDifference;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.ClusterIdentity;
import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.domain.plan.CronExpression;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.domain.plan.ProofPolicy;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.RetentionPolicy;
import dev.holdfast.domain.plan.Schedule;
import dev.holdfast.domain.plan.Trust;
import dev.holdfast.domain.plan.TrustedKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A BackupPlan's spec to the domain's record. */
final class PlanDecoder {
    private PlanDecoder() {}

    static BackupPlan plan(PlanRef ref, Cursor spec) {
        ZoneId zone = timeZone(spec);
        Optional<Schedule> schedule = schedule(spec, zone);
        return spec.make(() -> new BackupPlan(
                ref,
                cluster(spec.object("cluster").orElseThrow()),
                ScopeDecoder.scope(spec.object("scope"), ref.namespace()),
                schedule,
                duration(spec, "minInterval").orElse(BackupPlan.DEFAULT_MIN_INTERVAL),
                duration(spec, "runDeadline").orElse(BackupPlan.DEFAULT_RUN_DEADLINE),
                duration(spec, "maxAge"),
                spec.objects("copies").stream()
                        .map(copy -> new CopyRef(copy.required("location", LocationName::new)))
                        .toList(),
                spec.object("retention").map(PlanDecoder::retention).orElse(RetentionPolicy.DEFAULT),
                spec.object("proof").map(PlanDecoder::proof).orElse(ProofPolicy.DEFAULT),
                spec.object("password").map(PlanDecoder::password),
                spec.object("trust").map(PlanDecoder::trust).orElse(Trust.NOBODY),
                spec.object("etcd").map(etcd -> EtcdDecoder.etcd(etcd, zone))));
    }

    static Optional<Duration> duration(Cursor cursor, String field) {
        return cursor.value(field, text -> DurationText.parse(field, text));
    }

    private static ClusterIdentity cluster(Cursor cluster) {
        return cluster.make(() -> new ClusterIdentity(
                cluster.required("name", name -> name), cluster.value("site", Site::new), cluster.text("provider")));
    }

    private static ZoneId timeZone(Cursor spec) {
        boolean fires = spec.has("schedule")
                || spec.object("etcd").filter(etcd -> etcd.has("schedule")).isPresent();
        if (!fires && spec.has("timeZone")) {
            throw spec.problem("timeZone", "is given without a schedule; write a schedule, or leave it out");
        }
        return spec.value("timeZone", PlanDecoder::zone).orElse(ZoneOffset.UTC);
    }

    private static Optional<Schedule> schedule(Cursor spec, ZoneId zone) {
        return spec.value("schedule", CronExpression::parse).map(cron -> new Schedule(cron, zone));
    }

    private static ZoneId zone(String name) {
        try {
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw InvalidFieldException.notA("timeZone", name, "a time zone", "for example Europe/Berlin or Etc/UTC");
    }

    private static RetentionPolicy retention(Cursor keep) {
        return keep.make(() -> new RetentionPolicy(
                keep.whole("last").orElse(0),
                keep.whole("hourly").orElse(0),
                keep.whole("daily").orElse(0),
                keep.whole("weekly").orElse(0),
                keep.whole("monthly").orElse(0),
                keep.whole("yearly").orElse(0),
                duration(keep, "within")));
    }

    private static ProofPolicy proof(Cursor proof) {
        return proof.make(() -> new ProofPolicy(
                duration(proof, "every").orElse(ProofPolicy.DEFAULT.every()),
                proof.whole("level").map(ProofLevel::of).orElse(ProofPolicy.DEFAULT.level()),
                proof.value("budget", text -> ByteSize.parse("budget", text)),
                proof.objects("accept").stream().map(PlanDecoder::accepted).toList()));
    }

    private static AcceptedDifference accepted(Cursor accept) {
        return accept.make(() -> new AcceptedDifference(
                accept.required("resource", ResourceName::new),
                accept.value("namespace", Glob::new),
                accept.value("name", Glob::new),
                accept.required("reason", reason -> reason)));
    }

    private static PasswordSource password(Cursor password) {
        long given = java.util.stream.Stream.of("file", "env", "secret")
                .filter(password::has)
                .count();
        if (given != 1) {
            throw password.problem("", "give exactly one of file, env and secret");
        }
        if (password.has("file")) {
            return password.make(() -> new PasswordSource.FromFile(password.required("file", file -> file)));
        }
        if (password.has("env")) {
            return password.make(() -> new PasswordSource.FromEnv(password.required("env", name -> name)));
        }
        Cursor secret = password.object("secret").orElseThrow();
        return password.make(() -> new PasswordSource.FromSecret(
                secret.required("name", name -> name), secret.required("key", key -> key)));
    }

    private static Trust trust(Cursor trust) {
        return new Trust(
                trust.values("receiptKeys", TrustedKey::parse), trust.values("evidenceKeys", TrustedKey::parse));
    }
}
