package dev.holdfast.store.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import dev.holdfast.domain.Sha256;
import dev.holdfast.store.Content;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.azure.AzureFailures.Act;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;

/**
 * One Put Blob, which an identity that may only add can do (Put Block List needs the right to write), and which never carries a policy:
 * an explicit one would be Unlocked even where the container's default is Locked.
 */
final class AzureUpload {
    /** 409 says that the blob exists, 412 that it came in between; the third is what an identity that may only add is told. */
    private static final Set<String> TAKEN =
            Set.of("BlobAlreadyExists", "ConditionNotMet", "TargetConditionNotMet", "UnauthorizedBlobOverwrite");

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long SLOWEST = 64 * 1024; // Bytes a second; slower than that is taken for dead.

    private AzureUpload() {}

    static PutOutcome put(BlockBlobClient client, AzureFailures failures, Act act, Content content) {
        requireDigest(act, content);
        return failures.translate(act, () -> {
            try {
                client.uploadWithResponse(options(content), null, patience(content));
                return PutOutcome.CREATED;
            } catch (HttpResponseException e) {
                if (TAKEN.contains(AzureFailures.codeOf(e.getResponse()))) {
                    return PutOutcome.EXISTS;
                }
                throw e;
            }
        });
    }

    private static BlockBlobSimpleUploadOptions options(Content content) {
        return new BlockBlobSimpleUploadOptions(body(content))
                .setContentMd5(md5(content))
                .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
    }

    private static BinaryData body(Content content) {
        if (content.offset() == 0 && content.length() == content.array().length) {
            return BinaryData.fromBytes(content.array());
        }
        return BinaryData.fromStream(
                new ByteArrayInputStream(content.array(), content.offset(), content.length()), (long) content.length());
    }

    /** The client's time limit begins when the request does, so it must leave time for the bytes. */
    private static Context patience(Content content) {
        return new Context("azure-response-timeout", PATIENCE.plusSeconds(content.length() / SLOWEST));
    }

    /** The service knows no SHA-256: so we compare here, and the MD5 of the same bytes holds them together on the way. */
    private static void requireDigest(Act act, Content content) {
        if (!Sha256.of(content.array(), content.offset(), content.length()).equals(content.sha256())) {
            throw new StoreException.Permanent(
                    "Cannot " + act.words() + ": the bytes do not hash to " + content.sha256()
                            + "; this machine's memory or a program is at fault, so nothing was sent",
                    null);
        }
    }

    /** Against damage on the way, not against people. */
    private static byte[] md5(Content content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(content.array(), content.offset(), content.length());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5, which every Java platform must have", e);
        }
    }
}
