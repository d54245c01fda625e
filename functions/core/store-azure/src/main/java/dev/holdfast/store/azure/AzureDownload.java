package dev.holdfast.store.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.storage.blob.models.BlobDownloadAsyncResponse;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.specialized.BlobAsyncClientBase;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.azure.AzureFailures.Act;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/** The body of a download as it arrives; closing it early drops the connection. It never ends before all promised bytes are read. */
final class AzureDownload extends InputStream {
    private static final DownloadRetryOptions NO_RETRY = new DownloadRetryOptions().setMaxRetryRequests(0);
    private static final int UNSATISFIABLE = 416;

    private final AzureFailures failures;
    private final Act act;
    private final Stream<ByteBuffer> body;
    private final Iterator<ByteBuffer> chunks;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long missing;

    /** Opens it; a range of an empty blob, which the service calls unsatisfiable even from 0, is empty. */
    static InputStream open(
            BlobAsyncClientBase blob, AzureFailures failures, Act act, AzureVersion which, ByteRange range) {
        return failures.translate(act, () -> {
            try {
                BlobDownloadAsyncResponse response = blob.downloadStreamWithResponse(
                                range(range), NO_RETRY, which.conditions(), false)
                        .block();
                return new AzureDownload(failures, act, Objects.requireNonNull(response));
            } catch (HttpResponseException e) {
                if (range.offset() == 0 && e.getResponse().getStatusCode() == UNSATISFIABLE) {
                    return InputStream.nullInputStream();
                }
                throw e;
            }
        });
    }

    private static BlobRange range(ByteRange range) {
        return range.length() > Long.MAX_VALUE - range.offset()
                ? new BlobRange(range.offset())
                : new BlobRange(range.offset(), range.length());
    }

    private AzureDownload(AzureFailures failures, Act act, BlobDownloadAsyncResponse response) {
        this.failures = failures;
        this.act = act;
        this.missing = Long.parseLong(response.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH));
        this.body = response.getValue().toStream(1);
        this.chunks = body.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.remaining());
        chunk.get(target, offset, count);
        missing -= count;
        return count;
    }

    @Override
    public void close() {
        body.close();
    }

    private boolean fill() throws IOException {
        try {
            while (!chunk.hasRemaining() && failures.translate(act, chunks::hasNext)) {
                chunk = failures.translate(act, chunks::next);
            }
        } catch (StoreException e) {
            throw new IOException(e);
        }
        if (!chunk.hasRemaining() && missing > 0) {
            throw new IOException(new StoreException.Retryable(
                    "Cannot " + act.words() + ": the answer ended " + missing + " bytes too early; ask again",
                    null,
                    null));
        }
        return chunk.hasRemaining();
    }
}
