package dev.holdfast.steps.etcd;

import dev.holdfast.domain.BoundedFile;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.EtcdIdentity;
import dev.holdfast.domain.plan.EtcdPlan;
import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.etcd.client.EtcdTls;
import dev.holdfast.etcd.snapshot.EtcdCluster;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens the etcd that a plan names. */
final class EtcdDoor {
    /** Certificates and keys have a few KiB. */
    private static final int MOST_BYTES = 1 << 20;

    private final Workbench bench;

    EtcdDoor(Workbench bench) {
        this.bench = bench;
    }

    EtcdCluster open(BackupPlan plan, EtcdPlan etcd) {
        try {
            return EtcdCluster.of(
                    etcd.endpoints().stream().map(EtcdEndpoint::of).toList(),
                    etcd.tls().map(identity -> tls(plan, identity)),
                    bench.clock());
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.BAD_INPUT, e.getMessage(), e);
        }
    }

    private EtcdTls tls(BackupPlan plan, EtcdIdentity identity) {
        return switch (identity) {
            case EtcdIdentity.Files(String ca, String certificate, String key) ->
                EtcdTls.of(file(ca), file(certificate), file(key));
            case EtcdIdentity.Secret(String name) ->
                EtcdTls.of(secret(plan, name, "ca.crt"), secret(plan, name, "tls.crt"), secret(plan, name, "tls.key"));
        };
    }

    private static String file(String path) {
        try {
            return BoundedFile.text(Path.of(path), MOST_BYTES);
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.NOT_CONFIGURED,
                    "The file " + path + ", which the plan names for etcd, cannot be read ("
                            + e.getClass().getSimpleName() + "): run this where it is, or name another",
                    e);
        }
    }

    private String secret(BackupPlan plan, String name, String key) {
        return new Clusters(bench.environment())
                .secret(plan.ref().namespace(), name, key)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "There is no key '" + key + "' of a Secret "
                                + plan.ref().namespace() + "/" + name
                                + ", which the plan names for etcd: create it with ca.crt, tls.crt and tls.key"));
    }
}
