package dev.holdfast.steps.copy;

import dev.holdfast.domain.location.AzureSettings;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Credentials;
import dev.holdfast.domain.location.S3Settings;
import dev.holdfast.store.azure.AzureCredentials;
import dev.holdfast.store.azure.AzureNetwork;
import dev.holdfast.store.s3.S3Credentials;
import dev.holdfast.store.s3.S3Endpoint;
import dev.holdfast.store.s3.S3Network;
import dev.holdfast.store.s3.S3Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A location's settings in the adapters' own words. */
final class AdapterSettings {
    private AdapterSettings() {}

    static dev.holdfast.store.s3.S3Settings s3(BackupLocation location, S3Settings settings) {
        S3Endpoint endpoint = new S3Endpoint(
                settings.endpoint().orElse(null),
                settings.pathStyle().isYes() ? S3Endpoint.Addressing.PATH : S3Endpoint.Addressing.VIRTUAL_HOST,
                switch (settings.checksums()) {
                    case WHEN_SUPPORTED -> S3Endpoint.Checksums.WHEN_SUPPORTED;
                    case WHEN_REQUIRED -> S3Endpoint.Checksums.WHEN_REQUIRED;
                });
        @Nullable URI proxy = location.network().proxy().orElse(null);
        @Nullable Path caFile = location.network().caFile().map(Path::of).orElse(null);
        return new dev.holdfast.store.s3.S3Settings(
                new S3Place(settings.bucket(), location.prefix(), settings.region()),
                endpoint,
                S3Network.via(proxy, caFile),
                s3Credentials(location.credentials()));
    }

    private static S3Credentials s3Credentials(Credentials credentials) {
        return switch (credentials) {
            case Credentials.DefaultChain _ -> new S3Credentials.DefaultChain();
            case Credentials.Profile(String profile) -> new S3Credentials.Profile(profile);
            case Credentials.AccessKey(String id, String secret, Optional<String> token) ->
                new S3Credentials.Environment(id, secret, token.orElse(null));
            case Credentials.ConnectionString _ ->
                throw new IllegalArgumentException("credentials.connectionStringEnv is for Azure; give accessKeyIdEnv"
                        + " and secretAccessKeyEnv, a profile, or nothing for AWS's own chain");
        };
    }

    static dev.holdfast.store.azure.AzureSettings azure(BackupLocation location, AzureSettings settings) {
        return new dev.holdfast.store.azure.AzureSettings(
                settings.container(),
                Optional.of(settings.account()),
                settings.endpoint(),
                location.prefix(),
                azureCredentials(location.credentials()),
                new AzureNetwork(
                        location.network().proxy(), location.network().caFile().map(Path::of)));
    }

    private static AzureCredentials azureCredentials(Credentials credentials) {
        return switch (credentials) {
            case Credentials.DefaultChain _ -> new AzureCredentials.DefaultChain();
            case Credentials.ConnectionString(String variable) -> new AzureCredentials.ConnectionString(variable);
            case Credentials.Profile _, Credentials.AccessKey _ ->
                throw new IllegalArgumentException("credentials of S3 do not fit Azure; give connectionStringEnv, or"
                        + " nothing for Azure's own chain (workload identity, managed identity, environment)");
        };
    }
}
