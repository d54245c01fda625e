package dev.holdfast.store.s3;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signature version 4 as the SDK makes it, but over plain HTTP it believes the SHA-256 that a put carries in a header: the SDK would read
 * all of the bytes once more to sign them too. The header is signed, and the server compares the bytes with it; over HTTPS the SDK does
 * the same.
 */
final class BelievingSigner implements AwsV4AuthScheme, AwsV4HttpSigner {
    private static final String DIGEST = "x-amz-checksum-sha256";
    /** The one port that is not written into the header {@code Host}, which is signed. */
    private static final int DEFAULT_PORT = 80;

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    @Override
    public String schemeId() {
        return AwsV4AuthScheme.SCHEME_ID;
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return providers.identityProvider(AwsCredentialsIdentity.class);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return this;
    }

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
        SdkHttpRequest plain = request.request();
        boolean isKnown = plain.protocol().equals("http")
                && plain.port() != DEFAULT_PORT
                && plain.firstMatchingHeader(DIGEST).isPresent();
        if (!isKnown) {
            return signer.sign(request);
        }
        // The scheme is no part of what is signed; it only decides whether the signer reads the body.
        SignedRequest signed = signer.sign(request.toBuilder()
                .request(withProtocol(plain, "https"))
                .putProperty(PAYLOAD_SIGNING_ENABLED, false)
                .build());
        return signed.toBuilder()
                .request(withProtocol(signed.request(), "http"))
                .build();
    }

    private static SdkHttpRequest withProtocol(SdkHttpRequest request, String protocol) {
        return request.toBuilder().protocol(protocol).build();
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
        return signer.signAsync(request);
    }
}
