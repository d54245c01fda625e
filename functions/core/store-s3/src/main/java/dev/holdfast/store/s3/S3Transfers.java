package dev.holdfast.store.s3;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.WholeInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Bytes there and back: one PUT that must not replace anything, and GETs of ranges. */
final class S3Transfers {
    /** A line slower than this is taken for broken. */
    private static final long SLOWEST_BYTES_PER_SECOND = 64 << 10;

    private final S3Settings settings;
    private final S3Client client;
    private final S3Failure failure;

    S3Transfers(S3Settings settings, S3Client client, S3Failure failure) {
        this.settings = settings;
        this.client = client;
        this.failure = failure;
    }

    PutOutcome put(ObjectKey key, Content content) {
        Duration limit =
                settings.network().patience().multipliedBy(2).plusSeconds(content.length() / SLOWEST_BYTES_PER_SECOND);
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.place().bucket())
                .key(settings.place().before() + key)
                .ifNoneMatch("*")
                .overrideConfiguration(override -> override.apiCallTimeout(limit));
        switch (settings.endpoint().checksums()) {
            case WHEN_SUPPORTED ->
                request.checksumSHA256(base64(content.sha256().bytes()));
            case WHEN_REQUIRED -> request.contentMD5(base64(md5(key, content)));
        }
        RequestBody body = RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(content.array(), content.offset(), content.length()),
                content.length(),
                "application/octet-stream");
        try {
            requireStored(key, client.putObject(request.build(), body));
            return PutOutcome.CREATED;
        } catch (S3Exception e) {
            if (e.statusCode() == 412) {
                return PutOutcome.EXISTS;
            }
            throw failure.of(S3Request.PUT, key, e);
        } catch (SdkException e) {
            throw failure.of(S3Request.PUT, key, e);
        }
    }

    InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        @Nullable String id = version instanceof VersionId given ? given.value() : null;
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(settings.place().bucket())
                .key(settings.place().before() + key)
                .versionId(id)
                .range(header(range))
                .build();
        try {
            ResponseInputStream<GetObjectResponse> body = client.getObject(request);
            requireFile(key, range, body);
            long sent = S3Answers.part(body.response().contentLength(), "size", settings);
            long wanted = Math.min(sent, range.length());
            return new WholeInputStream(new S3ObjectStream(body, sent), wanted, key + " in " + settings);
        } catch (S3Exception e) {
            if (e.statusCode() == 416) {
                return unsatisfied(key, range, e);
            }
            throw failure.of(S3Request.READ, key, e);
        } catch (SdkException e) {
            throw failure.of(S3Request.READ, key, e);
        }
    }

    /** To a server every range of an empty file is beyond its end; from the start, to us, it is empty. */
    private InputStream unsatisfied(ObjectKey key, ByteRange range, S3Exception e) {
        if (range.offset() == 0) {
            return InputStream.nullInputStream();
        }
        throw new StoreException.Permanent(
                "The range of " + key + " in " + settings + " begins at " + range.offset()
                        + ", which is not before the file's end; ask for its size first.",
                e);
    }

    /** A server may fail after it has begun to answer 200: then there is an error in the body, and nothing that a file has. */
    private void requireStored(ObjectKey key, PutObjectResponse response) {
        if (response.eTag() == null) {
            throw new StoreException.OutcomeUnknown(
                    "Writing " + key + " in " + settings
                            + " got an answer of success that names no file; look whether it is there.",
                    null);
        }
    }

    /** A server that ignores the range would hand out the wrong bytes, one that fails an error's text. */
    private void requireFile(ObjectKey key, ByteRange range, ResponseInputStream<GetObjectResponse> body) {
        String given = body.response().contentRange();
        if (body.response().lastModified() == null) {
            body.abort();
            throw new StoreException.Retryable(
                    "Reading " + key + " in " + settings + " got an answer of success that is no file; read it again.",
                    null,
                    null);
        }
        if (range.offset() > 0 && (given == null || !given.startsWith("bytes " + range.offset() + "-"))) {
            body.abort();
            throw new StoreException.Permanent(
                    "The server of " + settings + " did not keep to the range that was asked of " + key
                            + " (Content-Range: " + given + "); use a server that does.",
                    null);
        }
    }

    private static @Nullable String header(ByteRange range) {
        if (range.equals(ByteRange.ALL)) {
            return null;
        }
        boolean hasEnd = range.length() < Long.MAX_VALUE - range.offset();
        return "bytes=" + range.offset() + "-" + (hasEnd ? range.offset() + range.length() - 1 : "");
    }

    private byte[] md5(ObjectKey key, Content content) {
        if (!Sha256.of(content.array(), content.offset(), content.length()).equals(content.sha256())) {
            throw new StoreException.Permanent(
                    "The bytes for " + key + " in " + settings
                            + " do not hash to the digest given with them; make them again.",
                    null);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(content.array(), content.offset(), content.length());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new StoreException.Permanent(
                    "This Java has no MD5, which " + settings + " wants; set its checksums to WhenSupported.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
