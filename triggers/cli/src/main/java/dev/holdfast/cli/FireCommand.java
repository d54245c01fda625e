package dev.holdfast.cli;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.events.EtcdRequested;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast fire}: what the CronJob of a plan runs. */
@Command(
        name = "fire",
        description = {
            "Post the event that lets the functions run a plan, as the plan's CronJob does.",
            "The plan is not looked at here: the functions read it, and decide from it."
        })
final class FireCommand extends HoldfastCommand {
    /** A CronJob names each Job by the minute since 1970 for which it is. */
    private static final Pattern JOB = Pattern.compile("^.+-(\\d{8,10})$");

    @Parameters(paramLabel = "PLAN", description = "the plan as NAMESPACE/NAME")
    private String plan = "";

    @Option(
            names = "--job",
            paramLabel = "NAME",
            description =
                    "the Job that this is, as its CronJob named it: fired twice, it is the same run (default: a run of its own)")
    private @Nullable String job;

    @Option(
            names = "--jitter",
            paramLabel = "DURATION",
            description = "wait a random time first, at most this, so that many plans of one minute do not run at once")
    private String jitter = "0s";

    @Option(names = "--etcd", description = "the run captures the plan's etcd too")
    private boolean etcd;

    @Option(names = "--etcd-alone", description = "the run captures the plan's etcd and nothing else")
    private boolean etcdAlone;

    @Mixin
    private final BrokerOption where = new BrokerOption();

    @Override
    int run(Desk desk) {
        PlanRef ref = PlanRef.parse(plan);
        var broker = where.broker()
                .orElseThrow(() -> new Failure(
                        FailureKind.BAD_INPUT, "fire posts an event: say to which broker, with --broker URL"));
        Duration longest = DurationText.parse("--jitter", jitter);
        String run = runId(desk, ref).value();
        List<HoldfastEvent> requests = new ArrayList<>();
        if (etcd || etcdAlone) {
            requests.add(new EtcdRequested(ref.toString(), run));
        }
        if (!etcdAlone) {
            requests.add(new SnapshotRequested(ref.toString(), run));
        }
        if (longest.isPositive()) {
            await(Duration.ofMillis(desk.bench().random().nextLong(longest.toMillis())));
        }
        return BrokerPost.to(broker, requests, desk);
    }

    private RunId runId(Desk desk, PlanRef ref) {
        if (job == null) {
            return RunId.onDemand(desk.bench().clock().instant(), desk.bench().random());
        }
        Matcher named = JOB.matcher(job);
        if (!named.matches()) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "--job: '" + job
                            + "' is no Job of a CronJob, whose names end in the minute that they are for; leave"
                            + " it out to fire a run of its own");
        }
        return RunId.scheduled(Instant.ofEpochSecond(Long.parseLong(named.group(1)) * 60), ref.toString());
    }

    private static void await(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.UNKNOWN_OUTCOME, "Interrupted before anything was posted", e);
        }
    }
}
