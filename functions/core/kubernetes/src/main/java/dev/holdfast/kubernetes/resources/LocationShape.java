package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.Shape.duration;
import static dev.holdfast.kubernetes.resources.Shape.fields;
import static dev.holdfast.kubernetes.resources.Shape.items;
import static dev.holdfast.kubernetes.resources.Shape.label;
import static dev.holdfast.kubernetes.resources.Shape.oneOf;
import static dev.holdfast.kubernetes.resources.Shape.optional;
import static dev.holdfast.kubernetes.resources.Shape.required;
import static dev.holdfast.kubernetes.resources.Shape.seconds;
import static dev.holdfast.kubernetes.resources.Shape.size;
import static dev.holdfast.kubernetes.resources.Shape.text;

import dev.holdfast.domain.location.AzureSettings;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Credentials;
import dev.holdfast.domain.location.Endpoint;
import dev.holdfast.domain.location.LocalSettings;
import dev.holdfast.domain.location.S3Settings;
import java.util.List;

/** The spec of a BackupLocation. */
final class LocationShape {
    private static final Shape.Text SERVER = text(1024).matching(Endpoint.PATTERN);
    private static final Shape.Text VARIABLE = text(128).matching(Credentials.ENV_PATTERN);

    private static final Shape.Fields LOCAL = fields(
                    required("path", text(1024).matching(LocalSettings.PATTERN), "the absolute path of a folder"))
            .with(new Shape.Rule(
                    "!self.path.matches('(^|/)[.]{1,2}(/|$)')",
                    "path is not a folder's absolute path; write it without '.' and '..'"));

    private static final Shape.Fields S3 = fields(
            required("bucket", text(63).matching(S3Settings.BUCKET_PATTERN), "the bucket"),
            optional(
                    "region",
                    text(64).matching(S3Settings.REGION_PATTERN),
                    "its region; us-east-1, which servers outside AWS take"),
            optional("endpoint", SERVER, "the server; AWS"),
            optional(
                    "pathStyle",
                    new Shape.Truth(),
                    "whether the bucket is named in the path, as most servers outside AWS need; false"),
            optional(
                    "checksums",
                    oneOf(S3Settings.Checksums.class),
                    "when the client adds checksums of its own; WhenSupported"));

    private static final Shape.Fields AZURE = fields(
            required("container", text(63).matching(AzureSettings.CONTAINER_PATTERN), "the blob container"),
            required("account", text(24).matching(AzureSettings.ACCOUNT_PATTERN), "the storage account"),
            optional("endpoint", SERVER, "the blob service; the public cloud's"));

    private static final Shape.Fields NETWORK = fields(
            optional("proxy", SERVER, "an HTTP proxy"),
            optional("caFile", text(4096), "a PEM file with authorities to trust beside the platform's"),
            optional("bandwidth", size(), "bytes per second at most"));

    private static final Shape.Fields CREDENTIALS = fields(
                    optional("profile", text(128), "a profile of the provider's shared configuration"),
                    optional("accessKeyIdEnv", VARIABLE, "the environment variable that holds an access key's id"),
                    optional("secretAccessKeyEnv", VARIABLE, "the environment variable that holds its secret"),
                    optional("sessionTokenEnv", VARIABLE, "the environment variable that holds its session token"),
                    optional(
                            "connectionStringEnv",
                            VARIABLE,
                            "the environment variable that holds an Azure connection string"))
            .with(
                    new Shape.Rule(
                            "has(self.accessKeyIdEnv) == has(self.secretAccessKeyEnv) && (has(self.accessKeyIdEnv) || !has(self.sessionTokenEnv))",
                            "accessKeyIdEnv and secretAccessKeyEnv belong together, sessionTokenEnv only to both"),
                    new Shape.Rule(
                            "[has(self.profile), has(self.accessKeyIdEnv), has(self.connectionStringEnv)].filter(given, given).size() <= 1",
                            "give one kind of credentials: profile, accessKeyIdEnv with secretAccessKeyEnv, or connectionStringEnv"));

    static final Shape.Fields SPEC = fields(
                    required(
                            "provider",
                            oneOf(List.of("local", "s3", "azure")),
                            "what it is spoken to as: local, s3 or azure"),
                    required("medium", label(63), "what it is made of, such as disk, nas, object-store or tape"),
                    required("site", text(253), "where it stands: a region, a data centre, an office"),
                    optional("account", text(253), "the provider's account, subscription or tenant"),
                    optional(
                            "prefix", text(200).matching(BackupLocation.PREFIX_PATTERN), "under which everything lies"),
                    optional(
                            "lockFor",
                            duration(),
                            "the default retention of the store: how long each new file is locked; 0s where it does not lock"),
                    required(
                            "credentialsInCluster",
                            new Shape.Truth(),
                            "whether the protected cluster holds credentials that reach it"),
                    optional(
                            "emulated",
                            new Shape.Truth(),
                            "whether it only pretends to be what it is, as test servers do; false"),
                    optional(
                            "allowedNamespaces",
                            items(ScopeShape.GLOB, 256),
                            "whose plans and restores may use it beside holdfast-system's"),
                    optional("local", LOCAL, "a folder"),
                    optional("s3", S3, "a bucket"),
                    optional("azure", AZURE, "a blob container"),
                    optional("network", NETWORK, "the way to it"),
                    optional(
                            "credentials",
                            CREDENTIALS,
                            "where the adapter finds out who it is; the provider's default chain"))
            .with(
                    new Shape.Rule(
                            "has(self.local) == (self.provider == 'local') && has(self.s3) == (self.provider == 's3') "
                                    + "&& has(self.azure) == (self.provider == 'azure')",
                            "give the settings of the provider, and no others: local, s3 or azure"),
                    new Shape.Rule(
                            "self.provider == 'local' || has(self.lockFor)",
                            "lockFor is missing; write the default retention of the store, 14d or more, or 0s for a location that does not lock"),
                    new Shape.Rule(
                            "self.provider == 'local' || (has(self.emulated) && self.emulated) || !has(self.lockFor) || "
                                    + seconds("self.lockFor") + " == 0 || " + seconds("self.lockFor") + " >= 1209600",
                            "lockFor is not long enough to notice an attack before the lock lapses; write 14d or more, or 0s for a location that does not lock"));

    static final List<Column> COLUMNS = List.of(
            Column.text("Provider", ".spec.provider", "What it is spoken to as"),
            Column.text("Medium", ".spec.medium", "What it is made of"),
            Column.text("Site", ".spec.site", "Where it stands"),
            Column.text("Lock", ".spec.lockFor", "How long each new file is locked"));

    private LocationShape() {}
}
