package dev.holdfast.store.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A forward proxy for plain HTTP that does to the next requests what a bad network or a bad server would. */
final class FaultyProxy implements AutoCloseable {
    /** What happens to one request. */
    sealed interface Fate {
        /** It arrives and is carried out; the answer is lost. */
        record AnswerLost() implements Fate {}

        /** The answer's second half is lost. */
        record AnswerCut() implements Fate {}

        /** Nothing happens, for ever. */
        record Silence() implements Fate {}

        /** It does not arrive; this is answered instead. */
        record Reply(String head, String body) implements Fate {}
    }

    private final ServerSocket listener;
    private final Deque<Fate> fates = new ConcurrentLinkedDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    FaultyProxy() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The next requests meet these; those after them are passed on. */
    void next(Fate... next) {
        fates.addAll(Arrays.asList(next));
    }

    /** Whether all of them came. */
    boolean isUsedUp() {
        return fates.isEmpty();
    }

    /** Methods in the order of arrival. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        end.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            OutputStream out = client.getOutputStream();
            if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
                out.write(bytes("HTTP/1.1 100 Continue\r\n\r\n"));
                out.flush();
            }
            byte[] body = in.readNBytes(length(head));
            note(head);
            meet(fates.poll(), head, body, out);
        } catch (IOException e) {
            // The client has gone, as clients do when they are cut off.
            note("- " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void meet(@Nullable Fate fate, String head, byte[] body, OutputStream out)
            throws IOException, InterruptedException {
        switch (fate) {
            case null -> out.write(passOn(head, body));
            case Fate.AnswerLost() -> passOn(head, body);
            case Fate.AnswerCut() -> {
                byte[] answer = passOn(head, body);
                out.write(answer, 0, answer.length - length(text(answer)) / 2);
            }
            case Fate.Silence() -> end.await();
            case Fate.Reply(String replyHead, String replyBody) ->
                out.write(bytes("HTTP/1.1 " + replyHead + "\r\nConnection: close\r\nContent-Length: "
                        + replyBody.length() + "\r\n\r\n" + replyBody));
        }
        out.flush();
    }

    private static byte[] passOn(String head, byte[] body) throws IOException {
        String[] lines = head.split("\r\n");
        String[] request = lines[0].split(" ");
        URI target = URI.create(request[1]);
        StringBuilder passed = new StringBuilder(request[0] + " " + target.getRawPath()
                + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
                + " HTTP/1.1\r\nConnection: close\r\n");
        for (String line : lines) {
            if (!line.equals(lines[0]) && !line.matches("(?i)(proxy-)?connection:.*|expect:.*")) {
                passed.append(line).append("\r\n");
            }
        }
        try (Socket server = new Socket(target.getHost(), target.getPort())) {
            OutputStream out = server.getOutputStream();
            InputStream in = server.getInputStream();
            // A server that refuses before it has read the body would otherwise reset the connection, its answer with
            // it.
            out.write(bytes(passed + (body.length == 0 ? "" : "Expect: 100-continue\r\n") + "\r\n"));
            String first = body.length == 0 ? "" : head(in);
            if (first.startsWith("HTTP/1.1 100")) {
                out.write(body);
                first = "";
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.write(bytes(first));
            in.transferTo(answer);
            return answer.toByteArray();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        return head.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("(?i)content-length:.*"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private synchronized void note(String head) {
        requests.add(head.split(" ", 2)[0]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
