package dev.holdfast.lab.cluster;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    private final byte[] buffer = new byte[1 << 16];
    private final String constantHead;

    private KeptConnection(KubeconfigAccess access) throws IOException {
        var host = access.server().getHost();
        this.socket = access.tls()
                .getSocketFactory()
                .createSocket(host, access.server().getPort());
        socket.setTcpNoDelay(true);
        this.input = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        this.constantHead = " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + access.token() + "\r\n";
    }

    public static KeptConnection of(String kubeconfig) throws IOException {
        return new KeptConnection(KubeconfigAccess.parse(kubeconfig));
    }

    /** Sends JSON to a path, and waits until it is done; throws {@link ClusterApiException} where the server refuses. */
    public void send(String method, String path, String contentType, byte[] json) throws IOException {
        // What the server encodes most cheaply: nobody reads it.
        var head = method + " " + path + constantHead
                + "Accept: application/vnd.kubernetes.protobuf, application/json\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + json.length + "\r\n\r\n";
        exchange(method + " " + path, head, json, new ByteArrayOutputStream());
    }

    /** Reads what JSON a path has into {@code sink}, as it arrives; throws {@link ClusterApiException} where the server refuses. */
    public void get(String path, OutputStream sink) throws IOException {
        exchange("GET " + path, "GET " + path + constantHead + "Accept: application/json\r\n\r\n", new byte[0], sink);
    }

    private void exchange(String what, String head, byte[] json, OutputStream sink) throws IOException {
        var request = new ByteArrayOutputStream(head.length() + json.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(json);
        request.writeTo(socket.getOutputStream());
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        if (status < 300) {
            body(sink);
            return;
        }
        var refusal = new ByteArrayOutputStream();
        body(refusal);
        var text = refusal.toString(StandardCharsets.UTF_8);
        throw new ClusterApiException(
                status, what + ": " + status + " " + text.substring(0, Math.min(SHOWN, text.length())));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void body(OutputStream sink) throws IOException {
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
        if (chunked) {
            chunks(sink);
        } else {
            exactly(length, sink);
        }
    }

    private void chunks(OutputStream sink) throws IOException {
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            exactly(length, sink);
            line();
        }
        line();
    }

    private void exactly(int length, OutputStream sink) throws IOException {
        for (int left = length; left > 0; ) {
            int count = input.read(buffer, 0, Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("The API server hung up in the middle of an answer");
            }
            sink.write(buffer, 0, count);
            left -= count;
        }
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
