package dev.holdfast.kubernetes.firing;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.EtcdPlan;
import dev.holdfast.domain.plan.Schedule;
import java.util.List;
import java.util.Optional;

/** What a plan fires by the clock, each by a CronJob of its own. Two that fire in the same minute are the same run, and its etcd is captured once. */
enum Firing {
    /** The objects, and the etcd where the plan names one. */
    RUN("fire-") {
        @Override
        Optional<Schedule> schedule(BackupPlan plan) {
            return plan.schedule();
        }

        @Override
        List<String> arguments(BackupPlan plan) {
            return plan.etcd().isPresent() ? List.of("--etcd") : List.of();
        }
    },
    /** The etcd alone. */
    ETCD("fire-etcd-") {
        @Override
        Optional<Schedule> schedule(BackupPlan plan) {
            return plan.etcd().flatMap(EtcdPlan::schedule);
        }

        @Override
        List<String> arguments(BackupPlan plan) {
            return List.of("--etcd-alone");
        }
    };

    private final String prefix;

    Firing(String prefix) {
        this.prefix = prefix;
    }

    /** How the names of its CronJobs begin. */
    String prefix() {
        return prefix;
    }

    /** When; empty if the plan does not ask for it. */
    abstract Optional<Schedule> schedule(BackupPlan plan);

    /** What {@code holdfast fire} is told beside the plan. */
    abstract List<String> arguments(BackupPlan plan);
}
