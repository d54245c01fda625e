package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.plan.CronExpression;
import dev.holdfast.domain.plan.EscrowFile;
import dev.holdfast.domain.plan.EtcdIdentity;
import dev.holdfast.domain.plan.EtcdPlan;
import dev.holdfast.domain.plan.Schedule;
import java.time.ZoneId;

/** The part of a BackupPlan that is about etcd. */
final class EtcdDecoder {
    private EtcdDecoder() {}

    /** @param zone the plan's */
    static EtcdPlan etcd(Cursor etcd, ZoneId zone) {
        return etcd.make(() -> new EtcdPlan(
                etcd.values("endpoints", endpoint -> endpoint),
                etcd.object("tls").map(EtcdDecoder::identity),
                etcd.objects("escrow").stream().map(EtcdDecoder::escrow).toList(),
                etcd.value("schedule", CronExpression::parse).map(cron -> new Schedule(cron, zone))));
    }

    private static EtcdIdentity identity(Cursor tls) {
        boolean files = tls.has("caFile") && tls.has("certFile") && tls.has("keyFile");
        boolean anyFile = tls.has("caFile") || tls.has("certFile") || tls.has("keyFile");
        if (tls.has("secret") ? anyFile : !files) {
            throw tls.problem("", "give either secret, or all of caFile, certFile and keyFile");
        }
        return tls.make(() -> tls.has("secret")
                ? new EtcdIdentity.Secret(tls.required("secret", name -> name))
                : new EtcdIdentity.Files(
                        tls.required("caFile", file -> file),
                        tls.required("certFile", file -> file),
                        tls.required("keyFile", file -> file)));
    }

    private static EscrowFile escrow(Cursor file) {
        return file.make(
                () -> new EscrowFile(file.required("name", name -> name), file.required("file", path -> path)));
    }
}
