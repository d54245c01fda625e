package dev.holdfast.store.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.holdfast.store.StoreException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The SDK's two clients of one container: the asynchronous one only for downloads, as only it hands out a stream that can be left early.
 * Building them takes Azure's SDK a good second of class loading, so it is done when first needed.
 */
record AzureClients(BlobContainerClient blocking, BlobContainerAsyncClient streaming) {
    /** The first that knows where a listing may start; older accounts in sovereign clouds know no later one. */
    private static final BlobServiceVersion VERSION = BlobServiceVersion.V2026_02_06;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** One try: the caller's decorator repeats, as only it knows whether a change may be asked for twice. */
    private static final RequestRetryOptions ONCE =
            new RequestRetryOptions(RetryPolicyType.FIXED, 1, (Duration) null, null, null, null);

    static AzureClients of(AzureSettings settings, AzureSecret secret) {
        HttpClient http = http(settings.network());
        BlobServiceClientBuilder builder = new BlobServiceClientBuilder()
                .httpClient(http)
                .serviceVersion(VERSION)
                .retryOptions(ONCE);
        try {
            authenticate(builder, settings, secret, http);
            return new AzureClients(
                    builder.buildClient().getBlobContainerClient(settings.container()),
                    builder.buildAsyncClient().getBlobContainerAsyncClient(settings.container()));
        } catch (IllegalArgumentException | IllegalStateException _) {
            // The SDK's message may quote the secret: neither it nor the exception goes on.
            throw new StoreException.AccessDenied(
                    "The credentials for " + settings.describe() + " cannot be used: " + secret.source()
                            + " holds something that Azure's SDK cannot read; copy it again from the portal",
                    null);
        }
    }

    private static void authenticate(
            BlobServiceClientBuilder builder, AzureSettings settings, AzureSecret secret, HttpClient http) {
        switch (settings.credentials()) {
            case AzureCredentials.DefaultChain _ ->
                builder.credential(
                        new DefaultAzureCredentialBuilder().httpClient(http).build());
            case AzureCredentials.ConnectionString _ -> builder.connectionString(secret.value());
            case AzureCredentials.SasToken _ -> builder.sasToken(secret.value());
        }
        // After the connection string, whose endpoint it replaces.
        settings.serviceUrl().ifPresent(builder::endpoint);
    }

    private static HttpClient http(AzureNetwork network) {
        java.net.http.HttpClient.Builder jdk = java.net.http.HttpClient.newBuilder();
        network.caFile().ifPresent(file -> jdk.sslContext(AuthorityFile.trusting(file)));
        JdkHttpClientBuilder builder = new JdkHttpClientBuilder(jdk)
                .connectionTimeout(CONNECT)
                .responseTimeout(SILENCE)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE);
        network.proxy()
                .ifPresent(proxy -> builder.proxy(new ProxyOptions(
                        ProxyOptions.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()))));
        return builder.build();
    }
}
