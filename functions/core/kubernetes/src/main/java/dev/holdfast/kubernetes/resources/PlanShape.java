package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.Shape.duration;
import static dev.holdfast.kubernetes.resources.Shape.fields;
import static dev.holdfast.kubernetes.resources.Shape.items;
import static dev.holdfast.kubernetes.resources.Shape.label;
import static dev.holdfast.kubernetes.resources.Shape.optional;
import static dev.holdfast.kubernetes.resources.Shape.required;
import static dev.holdfast.kubernetes.resources.Shape.seconds;
import static dev.holdfast.kubernetes.resources.Shape.size;
import static dev.holdfast.kubernetes.resources.Shape.text;

import dev.holdfast.domain.location.Credentials;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.plan.RetentionPolicy;
import dev.holdfast.domain.plan.TrustedKey;
import java.util.List;
import java.util.Optional;

/** The spec of a BackupPlan. */
final class PlanShape {
    static final String CRON = "^(@[a-z]+|[^\\s@]+(\\s+[^\\s]+){4})$";
    private static final Shape.Whole COUNT = new Shape.Whole(0, RetentionPolicy.MOST);

    private static final Shape.Fields CLUSTER = fields(
            required("name", text(253), "what the snapshots are labelled with"),
            optional("site", text(253), "where the cluster stands; without it, the labels of its nodes tell"),
            optional("provider", text(253), "who runs it, such as aws or on-premises"));

    private static final Shape.Fields RETENTION = fields(
                    optional("last", COUNT, "how many of the latest snapshots stay"),
                    optional("hourly", COUNT, "of how many hours the newest snapshot stays"),
                    optional("daily", COUNT, "of how many days the newest snapshot stays"),
                    optional("weekly", COUNT, "of how many weeks the newest snapshot stays"),
                    optional("monthly", COUNT, "of how many months the newest snapshot stays"),
                    optional("yearly", COUNT, "of how many years the newest snapshot stays"),
                    optional("within", duration(), "all snapshots stay that are no older than this against the newest"))
            .with(
                    new Shape.Rule(
                            "[has(self.last) ? self.last : 0, has(self.hourly) ? self.hourly : 0, has(self.daily) ? self.daily : 0, "
                                    + "has(self.weekly) ? self.weekly : 0, has(self.monthly) ? self.monthly : 0, "
                                    + "has(self.yearly) ? self.yearly : 0].exists(n, n > 0) || has(self.within)",
                            "keeps nothing: every rule is zero; give at least one of last, hourly, daily, weekly, monthly, yearly and within"),
                    new Shape.Rule(
                            "!has(self.within) || " + seconds("self.within") + " > 0",
                            "within is not positive; write for example 14d, or leave it out"));

    private static final Shape.Fields ACCEPTED = fields(
            required("resource", ScopeShape.RESOURCE, "a kind of objects, such as deployments.apps"),
            optional("namespace", ScopeShape.GLOB, "a namespace or a pattern"),
            optional("name", ScopeShape.GLOB, "an object's name or a pattern"),
            required("reason", text(512), "a sentence that says why this difference is no error"));

    private static final Shape.Fields PROOF = fields(
                    optional("every", duration(), "the longest time between two proofs of one copy; 7d"),
                    optional(
                            "level",
                            new Shape.Whole(1, 3),
                            "1 stored, 2 admitted by a Kubernetes API server, 3 running; 2"),
                    optional("budget", size(), "bytes per month and copy that proving may read"),
                    optional("accept", items(ACCEPTED, 128), "differences that do not count as errors"))
            .with(new Shape.Rule(
                    "!has(self.every) || (" + seconds("self.every") + " >= 600 && " + seconds("self.every")
                            + " <= 31622400)",
                    "every is not a time between two proofs; write 10m to 366d, for example 7d"));

    private static final Shape.Fields PASSWORD = fields(
                    optional("file", text(4096), "the path of the file that holds it"),
                    optional(
                            "env",
                            text(128).matching(Credentials.ENV_PATTERN),
                            "the environment variable that holds it"),
                    optional(
                            "secret",
                            fields(
                                    required("name", text(253), "a Secret in the plan's namespace"),
                                    required(
                                            "key",
                                            text(253).matching(PasswordSource.KEY_PATTERN),
                                            "the key that holds it")),
                            "the Secret that holds it"))
            .with(new Shape.Rule(
                    "[has(self.file), has(self.env), has(self.secret)].filter(given, given).size() == 1",
                    "give exactly one of file, env and secret"));

    private static final Shape KEYS = items(text(64).matching(TrustedKey.PATTERN), 16);

    static final Shape.Fields SPEC = fields(
                    required("cluster", CLUSTER, "the protected cluster"),
                    optional("scope", ScopeShape.SCOPE, "what to protect; everything"),
                    optional(
                            "schedule",
                            text(128).matching(CRON),
                            "when to fire: a cron expression, or @hourly, @daily, @weekly, @monthly, @yearly"),
                    optional("timeZone", text(64), "the time zone of the schedule, such as Europe/Berlin; Etc/UTC"),
                    optional("minInterval", duration(), "the least time between two runs, whoever asks; 15m"),
                    optional("runDeadline", duration(), "when a run that has not committed is given up; 6h"),
                    optional("maxAge", duration(), "how old the newest complete run may be; twice the schedule"),
                    required(
                            "copies",
                            new Shape.Items(
                                    fields(required("location", label(63), "the name of a BackupLocation")),
                                    1,
                                    BackupPlan.MOST_COPIES,
                                    Optional.of("location")),
                            "the locations that shall hold a copy; the first is written by snapshot, the others by replicate"),
                    optional("retention", RETENTION, "how many snapshots stay; 3 last, 7 daily, 5 weekly, 12 monthly"),
                    optional("proof", PROOF, "how each copy must prove that it restores"),
                    optional("password", PASSWORD, "where the password of the repositories comes from"),
                    optional(
                            "trust",
                            fields(
                                    optional(
                                            "receiptKeys",
                                            KEYS,
                                            "public Ed25519 keys, in base64, of those who write snapshots"),
                                    optional(
                                            "evidenceKeys",
                                            KEYS,
                                            "public Ed25519 keys, in base64, of those who test restores")),
                            "whose statements are believed"),
                    optional("etcd", EtcdShape.ETCD, "the etcd of the cluster, where its endpoints can be reached"))
            .with(
                    new Shape.Rule(
                            "has(self.schedule) || has(self.maxAge)",
                            "maxAge is missing, and there is no schedule to reckon it from; write how old the newest run may be, for example 2d"),
                    new Shape.Rule(
                            "has(self.schedule) || (has(self.etcd) && has(self.etcd.schedule)) || !has(self.timeZone)",
                            "timeZone is given without a schedule"),
                    new Shape.Rule(
                            "!has(self.runDeadline) || " + seconds("self.runDeadline") + " >= 60",
                            "runDeadline is too short; write 1m or more"),
                    new Shape.Rule(
                            "!has(self.maxAge) || " + seconds("self.maxAge") + " >= 60",
                            "maxAge is too short; write 1m or more"));

    static final List<Column> COLUMNS = List.of(
            Column.text("Schedule", ".spec.schedule", "When it fires"),
            Column.text("Copies", ".status.copies", "How many of its copies hold the newest complete run"),
            Column.age("Last snapshot", ".status.lastSnapshot", "When the newest complete run was taken"),
            Column.age("Last proven", ".status.lastProven", "Since when each copy has proven that it restores"),
            Column.text("Verdict", ".status.verdict", "3-2-1-1-0, as last judged"));

    private PlanShape() {}
}
