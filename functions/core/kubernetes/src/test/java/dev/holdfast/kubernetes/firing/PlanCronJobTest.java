package dev.holdfast.kubernetes.firing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.kubernetes.resources.InvalidResourceException;
import dev.holdfast.kubernetes.resources.ResourceReader;
import dev.holdfast.kubernetes.resources.StoredPlan;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a CronJob looks like; that a server takes it, ReconcileStepIT shows. */
class PlanCronJobTest {
    @Test
    void itsNameFitsAndIsNoOtherPlans() {
        String longest = "a".repeat(PlanRef.NAME_LENGTH - 1);

        String one = PlanCronJob.name(new PlanRef("shop", longest + "b"), Firing.RUN);
        String other = PlanCronJob.name(new PlanRef("shop", longest + "c"), Firing.RUN);
        String elsewhere = PlanCronJob.name(new PlanRef("billing", longest + "b"), Firing.RUN);

        String etcd = PlanCronJob.name(new PlanRef("shop", longest + "b"), Firing.ETCD);

        assertThat(List.of(one, other, elsewhere, etcd)).doesNotHaveDuplicates().allMatch(name -> name.length() <= 52);
        assertThat(PlanCronJob.name(new PlanRef("shop", "nightly"), Firing.RUN)).startsWith("fire-nightly-");
    }

    /** A map of Java that is ordered anew in each process would make a CronJob look changed whenever the function starts. */
    @Test
    void itsMapsAreInOrderSoThatEveryProcessMakesTheSame() throws InvalidResourceException {
        CronJob job = nightly();

        assertThat(List.copyOf(job.getMetadata().getLabels().keySet())).isSorted();
        var pod = job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
        var requests = pod.getContainers().getFirst().getResources().getRequests();
        assertThat(List.copyOf(requests.keySet())).isSorted();
    }

    @Test
    void whoeverHasAnEtcdHasItCapturedInTheSameRun() throws InvalidResourceException {
        assertThat(arguments(nightly())).contains("fire", "shop/nightly").doesNotContain("--etcd");
        assertThat(arguments(nightly("etcd: {endpoints: [\"http://10.0.0.1:2379\"]}")))
                .contains("--etcd")
                .doesNotContain("--etcd-alone");
    }

    @Test
    void anEtcdWithAScheduleOfItsOwnIsFiredByACronJobOfItsOwnToo() throws InvalidResourceException {
        List<CronJob> jobs = all("timeZone: Europe/Berlin\n"
                + "  etcd: {endpoints: [\"http://10.0.0.1:2379\"], schedule: \"7 * * * *\"}");

        assertThat(jobs).hasSize(2);
        assertThat(arguments(jobs.getFirst())).contains("--etcd");
        CronJob etcd = jobs.getLast();
        assertThat(etcd.getMetadata().getName()).startsWith("fire-etcd-nightly-");
        assertThat(etcd.getSpec().getSchedule()).isEqualTo("7 * * * *");
        assertThat(etcd.getSpec().getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(arguments(etcd)).contains("--etcd-alone").doesNotContain("--etcd");
    }

    private static List<String> arguments(CronJob job) {
        return job.getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getArgs();
    }

    private static CronJob nightly() throws InvalidResourceException {
        return nightly("schedule: \"@daily\"");
    }

    private static CronJob nightly(String field) throws InvalidResourceException {
        return all(field).getFirst();
    }

    private static List<CronJob> all(String field) throws InvalidResourceException {
        var plan = ResourceReader.read(
                        "a test", """
                        apiVersion: holdfast.dev/v1
                        kind: BackupPlan
                        metadata: {name: nightly, namespace: shop}
                        spec:
                          cluster: {name: production}
                          schedule: "@daily"
                          copies: [{location: nas}]
                        """ + (field.startsWith("schedule") ? "" : "  " + field + "\n"), "shop")
                .plans()
                .getFirst();
        var identity = new StoredPlan.Identity(plan.ref(), "a-uid", 1, List.of());
        return PlanCronJob.all(
                new StoredPlan.Valid(identity, plan),
                new FiringSettings("holdfast/cli:1", URI.create("http://broker/"), Duration.ofSeconds(30)));
    }
}
