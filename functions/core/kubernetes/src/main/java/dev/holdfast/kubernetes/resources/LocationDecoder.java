package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.location.AzureSettings;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Credentials;
import dev.holdfast.domain.location.Endpoint;
import dev.holdfast.domain.location.LocalSettings;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.location.Medium;
import dev.holdfast.domain.location.NetworkSettings;
import dev.holdfast.domain.location.S3Settings;
import dev.holdfast.domain.location.Site;
import dev.holdfast.domain.location.StoreSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A BackupLocation's spec to the domain's record. */
final class LocationDecoder {
    private static final List<String> PROVIDERS = List.of("local", "s3", "azure");

    private LocationDecoder() {}

    static BackupLocation location(LocationName name, Cursor spec) {
        StoreSettings settings = settings(spec);
        Optional<Duration> lockFor = PlanDecoder.duration(spec, "lockFor");
        if (lockFor.isEmpty() && !(settings instanceof LocalSettings)) {
            throw spec.problem(
                    "lockFor",
                    "is missing; write the default retention of the store, 14d or more, or 0s for a location that does not lock");
        }
        return spec.make(() -> new BackupLocation(
                name,
                settings,
                spec.required("medium", Medium::new),
                spec.required("site", Site::new),
                spec.text("account"),
                spec.text("prefix").orElse(""),
                lockFor.orElse(Duration.ZERO),
                spec.yesNo("credentialsInCluster").orElseThrow(),
                spec.yesNo("emulated").orElse(YesNo.NO),
                spec.values("allowedNamespaces", Glob::new),
                spec.object("network").map(LocationDecoder::network).orElse(NetworkSettings.DIRECT),
                spec.object("credentials").map(LocationDecoder::credentials).orElse(new Credentials.DefaultChain())));
    }

    private static StoreSettings settings(Cursor spec) {
        String provider = spec.required("provider", text -> text);
        for (String other : PROVIDERS) {
            if (spec.has(other) && !other.equals(provider)) {
                throw spec.problem(
                        other,
                        "does not belong to the provider " + provider + "; leave it out, or write provider: " + other);
            }
        }
        Cursor settings = spec.object(provider)
                .orElseThrow(() -> spec.problem(provider, "is missing; give the settings of the provider " + provider));
        return switch (provider) {
            case "local" -> settings.make(() -> new LocalSettings(settings.required("path", path -> path)));
            case "s3" -> s3(settings);
            default -> azure(settings);
        };
    }

    private static S3Settings s3(Cursor s3) {
        return s3.make(() -> new S3Settings(
                s3.required("bucket", bucket -> bucket),
                s3.text("region").orElse("us-east-1"),
                s3.value("endpoint", text -> Endpoint.parse("endpoint", text)),
                s3.yesNo("pathStyle").orElse(YesNo.NO),
                s3.oneOf("checksums", S3Settings.Checksums.class).orElse(S3Settings.Checksums.WHEN_SUPPORTED)));
    }

    private static AzureSettings azure(Cursor azure) {
        return azure.make(() -> new AzureSettings(
                azure.required("container", container -> container),
                azure.required("account", account -> account),
                azure.value("endpoint", text -> Endpoint.parse("endpoint", text))));
    }

    private static NetworkSettings network(Cursor network) {
        return network.make(() -> new NetworkSettings(
                network.value("proxy", text -> Endpoint.parse("proxy", text)),
                network.text("caFile"),
                network.value("bandwidth", text -> ByteSize.parse("bandwidth", text))));
    }

    private static Credentials credentials(Cursor given) {
        boolean keys = given.has("accessKeyIdEnv");
        if (keys != given.has("secretAccessKeyEnv") || (!keys && given.has("sessionTokenEnv"))) {
            throw given.problem(
                    "", "accessKeyIdEnv and secretAccessKeyEnv belong together, sessionTokenEnv only to both");
        }
        long kinds = List.of("profile", "accessKeyIdEnv", "connectionStringEnv").stream()
                .filter(given::has)
                .count();
        if (kinds > 1) {
            throw given.problem(
                    "",
                    "give one kind of credentials: profile, accessKeyIdEnv with secretAccessKeyEnv, or connectionStringEnv");
        }
        return given.make(() -> {
            if (keys) {
                return new Credentials.AccessKey(
                        given.required("accessKeyIdEnv", name -> name),
                        given.required("secretAccessKeyEnv", name -> name),
                        given.text("sessionTokenEnv"));
            }
            return given.text("profile")
                    .<Credentials>map(Credentials.Profile::new)
                    .or(() -> given.text("connectionStringEnv").map(Credentials.ConnectionString::new))
                    .orElse(new Credentials.DefaultChain());
        });
    }
}
