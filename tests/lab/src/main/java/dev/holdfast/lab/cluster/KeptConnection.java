package dev.holdfast.lab.cluster;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to an API server that is kept for many requests, one after the other: the least that HTTP/1.1 takes, so that where
 * much is created, the server is what takes the time. For one thread.
 */
public final class KeptConnection implements AutoCloseable {
    private static final int SHOWN = 500;

    private final Socket socket;
    private final InputStream input;
    private final String constantHead;

    private KeptConnection(KubeconfigAccess access) throws IOException {
        var host = access.server().getHost();
        this.socket = access.tls()
                .getSocketFactory()
                .createSocket(host, access.server().getPort());
        socket.setTcpNoDelay(true);
        this.input = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        // What the server encodes most cheaply: nobody reads it.
        this.constantHead = " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + access.token()
                + "\r\nAccept: application/vnd.kubernetes.protobuf, application/json\r\n";
    }

    public static KeptConnection of(String kubeconfig) throws IOException {
        return new KeptConnection(KubeconfigAccess.parse(kubeconfig));
    }

    /** Sends JSON to a path, and waits until it is done; throws {@link ClusterApiException} where the server refuses. */
    public void send(String method, String path, String contentType, byte[] json) throws IOException {
        var head = method + " " + path + constantHead + "Content-Type: " + contentType + "\r\nContent-Length: "
                + json.length + "\r\n\r\n";
        var request = new ByteArrayOutputStream(head.length() + json.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(json);
        request.writeTo(socket.getOutputStream());
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var body = body();
        if (status >= 300) {
            var text = new String(body, StandardCharsets.UTF_8);
            throw new ClusterApiException(
                    status,
                    method + " " + path + ": " + status + " " + text.substring(0, Math.min(SHOWN, text.length())));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] body() throws IOException {
        int length = 0;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        return chunked ? chunks() : exactly(length);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            body.writeBytes(exactly(length));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The API server hung up in the middle of an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next; (next = input.read()) != '\n'; ) {
            if (next < 0) {
                throw new EOFException("The API server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
