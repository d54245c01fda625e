package dev.holdfast.kubernetes.firing;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.Schedule;
import dev.holdfast.kubernetes.resources.StoredPlan;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The CronJob that fires a plan. */
final class PlanCronJob {
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String RECONCILE = "holdfast-reconcile";
    static final String PLAN_NAMESPACE = "holdfast.dev/plan-namespace";
    static final String PLAN = "holdfast.dev/plan";
    /** What the CronJob was made from: where it is the same, there is nothing to write. */
    static final String MADE_FROM = "holdfast.dev/made-from";

    /** CronJobs append eleven characters to their names to name Jobs. */
    private static final int NAME_LENGTH = 52;

    private static final Duration SHORTEST_LATENESS = Duration.ofMinutes(5);
    private static final Duration LONGEST_LATENESS = Duration.ofHours(12);

    private PlanCronJob() {}

    /** Its name, which no two plans share. */
    static String name(PlanRef plan, Firing firing) {
        String digest =
                Sha256.of(plan.toString().getBytes(StandardCharsets.UTF_8)).shortHex();
        int room = NAME_LENGTH - firing.prefix().length() - digest.length() - 1;
        return firing.prefix()
                + plan.name().substring(0, Math.min(room, plan.name().length())) + "-" + digest;
    }

    /** Those of a plan: one for each firing that it asks for. */
    static List<CronJob> all(StoredPlan.Valid stored, FiringSettings settings) {
        return Arrays.stream(Firing.values())
                .flatMap(firing ->
                        firing.schedule(stored.plan()).stream().map(schedule -> of(stored, firing, schedule, settings)))
                .toList();
    }

    private static CronJob of(StoredPlan.Valid stored, Firing firing, Schedule schedule, FiringSettings settings) {
        PlanRef plan = stored.plan().ref();
        CronJob job = new CronJobBuilder()
                .withNewMetadata()
                .withName(name(plan, firing))
                .withNamespace(PlanRef.SYSTEM_NAMESPACE)
                .withLabels(ordered(Map.of(MANAGED_BY, RECONCILE, PLAN_NAMESPACE, plan.namespace(), PLAN, plan.name())))
                .endMetadata()
                .withNewSpec()
                .withSchedule(schedule.cron().toString())
                .withTimeZone(
                        schedule.timeZone().equals(ZoneOffset.UTC)
                                ? "Etc/UTC"
                                : schedule.timeZone().getId())
                .withConcurrencyPolicy("Forbid")
                .withStartingDeadlineSeconds(lateness(schedule).toSeconds())
                .withSuccessfulJobsHistoryLimit(1)
                .withFailedJobsHistoryLimit(3)
                .withNewJobTemplate()
                .withNewSpec()
                .withBackoffLimit(6)
                .withActiveDeadlineSeconds(stored.plan().runDeadline().toSeconds())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app.kubernetes.io/component", "fire"))
                .endMetadata()
                .withSpec(pod(arguments(stored.plan(), firing, settings), settings))
                .endTemplate()
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
        // Kubernetes knows no owner in another namespace: there, whoever removes the plan leaves the rest to reconcile.
        if (plan.isOfTheSystem()) {
            job.getMetadata()
                    .getOwnerReferences()
                    .add(new OwnerReferenceBuilder()
                            .withApiVersion("holdfast.dev/v1")
                            .withKind("BackupPlan")
                            .withName(plan.name())
                            .withUid(stored.identity().uid())
                            .withController(true)
                            .build());
        }
        String text = Serialization.asJson(job);
        job.getMetadata()
                .setAnnotations(Map.of(
                        MADE_FROM,
                        Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex()));
        return job;
    }

    /** Maps of Java are ordered anew in each process, and what is made from the same would look like something else. */
    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return new TreeMap<>(map);
    }

    /** How late it may still fire, when nobody was there to do it in time: until the next firing is nearer than the missed one. */
    private static Duration lateness(Schedule schedule) {
        Duration half = schedule.longestGap(Instant.EPOCH).dividedBy(2);
        if (half.compareTo(SHORTEST_LATENESS) < 0) {
            return SHORTEST_LATENESS;
        }
        return half.compareTo(LONGEST_LATENESS) > 0 ? LONGEST_LATENESS : half;
    }

    /** It posts one event and needs no right in the cluster. That it is tried again does no harm: the Job's name says which firing it is. */
    private static PodSpec pod(List<String> arguments, FiringSettings settings) {
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withRestartPolicy("Never")
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(new ContainerBuilder()
                        .withName("fire")
                        .withImage(settings.image())
                        .withArgs(arguments)
                        .withEnv(new EnvVarBuilder()
                                .withName("JOB")
                                .withNewValueFrom()
                                .withNewFieldRef()
                                .withFieldPath("metadata.labels['batch.kubernetes.io/job-name']")
                                .endFieldRef()
                                .endValueFrom()
                                .build())
                        .withNewResources()
                        .withRequests(ordered(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("128Mi"))))
                        .withLimits(Map.of("memory", new Quantity("256Mi")))
                        .endResources()
                        .withNewSecurityContext()
                        .withAllowPrivilegeEscalation(false)
                        .withReadOnlyRootFilesystem(true)
                        .withNewCapabilities()
                        .withDrop("ALL")
                        .endCapabilities()
                        .endSecurityContext()
                        .build())
                .build();
    }

    private static List<String> arguments(BackupPlan plan, Firing firing, FiringSettings settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "fire",
                plan.ref().toString(),
                "--broker",
                settings.broker().toString(),
                "--job",
                "$(JOB)",
                "--jitter",
                DurationText.format(settings.jitter())));
        arguments.addAll(firing.arguments(plan));
        return arguments;
    }
}
