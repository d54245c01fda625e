package dev.holdfast.store.s3;

import dev.holdfast.store.StoreException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the SDK's client from our settings. */
final class S3Clients {
    /** At least as many as packs are moved at once. */
    private static final int CONNECTIONS = 64;

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private S3Clients() {}

    static S3Client open(S3Settings settings, Map<String, String> environment) {
        S3Network network = settings.network();
        S3Endpoint endpoint = settings.endpoint();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.place().region()))
                .credentialsProvider(credentials(settings, environment))
                .putAuthScheme(new BelievingSigner())
                .httpClient(http(network))
                .forcePathStyle(endpoint.addressing() == S3Endpoint.Addressing.PATH)
                // Aws-chunked bodies with trailers are what older servers stumble over, and we send the checksum up
                // front.
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                // Every reader of ours compares with the name, which covers the way from disk to memory.
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // Asking again is RetryingObjectStore's work: it knows that a put whose answer was lost needs a look
                // first.
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(network.patience().multipliedBy(2)));
        if (endpoint.address() != null) {
            builder.endpointOverride(endpoint.address());
        }
        return builder.build();
    }

    private static SdkHttpClient http(S3Network network) {
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECT.compareTo(network.patience()) < 0 ? CONNECT : network.patience())
                .socketTimeout(network.patience())
                .connectionAcquisitionTimeout(network.patience());
        if (network.proxy() != null) {
            builder.proxyConfiguration(
                    ProxyConfiguration.builder().endpoint(network.proxy()).build());
        }
        if (network.caFile() != null) {
            builder.tlsTrustManagersProvider(new TrustedAuthorities(network.caFile()));
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings, Map<String, String> environment) {
        return switch (settings.credentials()) {
            case S3Credentials.DefaultChain() ->
                DefaultCredentialsProvider.builder().build();
            case S3Credentials.Profile(String name) -> ProfileCredentialsProvider.create(name);
            case S3Credentials.Environment(String id, String secret, String token) ->
                given(
                        required(environment, id, settings),
                        required(environment, secret, settings),
                        token == null ? null : required(environment, token, settings));
            case S3Credentials.Given(String id, String secret, String token) -> given(id, secret, token);
        };
    }

    private static AwsCredentialsProvider given(String id, String secret, @Nullable String token) {
        AwsCredentials credentials = token == null
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, token);
        return StaticCredentialsProvider.create(credentials);
    }

    private static String required(Map<String, String> environment, String name, S3Settings settings) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new StoreException.AccessDenied(
                    "The environment variable " + name + ", which holds a credential for " + settings
                            + ", is not set; set it, or name another in the location.",
                    null);
        }
        return value;
    }
}
