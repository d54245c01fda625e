package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.Shape.fields;
import static dev.holdfast.kubernetes.resources.Shape.optional;
import static dev.holdfast.kubernetes.resources.Shape.required;
import static dev.holdfast.kubernetes.resources.Shape.text;

import dev.holdfast.domain.plan.EscrowFile;
import dev.holdfast.domain.plan.EtcdPlan;
import java.util.Optional;

/** The part of a BackupPlan's spec that is about etcd. */
final class EtcdShape {
    private static final Shape.Fields TLS = fields(
                    optional("caFile", text(4096), "the authority of etcd, in PEM"),
                    optional("certFile", text(4096), "a client certificate, in PEM"),
                    optional("keyFile", text(4096), "its key, in PEM"),
                    optional("secret", text(253), "a Secret in the plan's namespace with ca.crt, tls.crt and tls.key"))
            .with(new Shape.Rule(
                    "has(self.secret) ? !has(self.caFile) && !has(self.certFile) && !has(self.keyFile) : "
                            + "has(self.caFile) && has(self.certFile) && has(self.keyFile)",
                    "give either secret, or all of caFile, certFile and keyFile"));

    private static final Shape.Fields ESCROW = fields(
            required("name", text(100).matching(EscrowFile.NAME_PATTERN), "what it is called in the snapshot"),
            required("file", text(4096), "its path, where the snapshot is taken"));

    static final Shape.Fields ETCD = fields(
                    required(
                            "endpoints",
                            new Shape.Items(
                                    text(270).matching(EtcdPlan.ENDPOINT_PATTERN),
                                    1,
                                    EtcdPlan.MOST_ENDPOINTS,
                                    Optional.empty()),
                            "its members, such as https://10.0.0.1:2379; no load balancer"),
                    optional("tls", TLS, "who we are to etcd"),
                    optional(
                            "schedule",
                            text(128).matching(PlanShape.CRON),
                            "when it is captured by itself too, in the plan's time zone; with every run of the plan"),
                    optional(
                            "escrow",
                            new Shape.Items(ESCROW, 0, EtcdPlan.MOST_ESCROW, Optional.of("name")),
                            "files that a restore needs and etcd does not hold, kept encrypted beside it: the EncryptionConfiguration, the authority, the keys of service accounts, the token of k3s"))
            .with(new Shape.Rule(
                    "has(self.tls) || !self.endpoints.exists(endpoint, endpoint.startsWith('https:'))",
                    "tls is missing, and an endpoint by https asks for it"));

    private EtcdShape() {}
}
