package dev.holdfast.knative;

import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioServer;
import dev.holdfast.lab.node.MachineDoor;
import dev.holdfast.lab.node.NodeAddresses;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two S3 servers of one's own, which pods reach: {@code cellar} and {@code tower}, each with a bucket that locks. */
final class Cellars implements AutoCloseable {
    private static final int LOCK_DAYS = 30;

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Map<String, String> fillings = new HashMap<>();
    private final Map<String, String> credentials = new HashMap<>();

    /** Starts them; they end with {@link #close()}. */
    Cellars(NodeAddresses addresses, Path folder) throws Exception {
        Path program = new MinioBinary(System.getenv(), System.err::println).find();
        for (String name : List.of("cellar", "tower")) {
            MinioServer minio = MinioServer.start(program, folder.resolve(name));
            open.push(minio::close);
            minio.makeBucket("backups", new BucketLock.Compliance(LOCK_DAYS));
            MachineDoor door = MachineDoor.open(addresses, minio.endpoint().getPort());
            open.push(door::close);
            fillings.put("${" + name + "}", door.address().toString());
            fillings.put("${" + name + "Id}", minio.root().accessKeyId());
            fillings.put("${" + name + "Secret}", minio.root().secretAccessKey());
            String variable = name.toUpperCase(Locale.ROOT);
            credentials.put(variable + "_ID", minio.root().accessKeyId());
            credentials.put(variable + "_SECRET", minio.root().secretAccessKey());
        }
    }

    /** The variables that the locations name. */
    Map<String, String> credentials() {
        return Map.copyOf(credentials);
    }

    /** A text with the addresses and keys of both filled in. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> each : fillings.entrySet()) {
            filled = filled.replace(each.getKey(), each.getValue());
        }
        return filled;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
