package dev.holdfast.benchmarks;

import dev.holdfast.lab.etcd.EtcdApi;
import dev.holdfast.lab.etcd.LabEtcd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An etcd with one member, full of values like those of Kubernetes: names and structure that compress, and a part that nothing compresses.
 * Objects are about {@value #VALUE} bytes each.
 */
final class FilledEtcd implements AutoCloseable {
    static final int VALUE = 3500;
    private static final int AT_ONCE = 100;
    private static final int INCOMPRESSIBLE = 700;

    private final LabEtcd etcd;
    private final SplittableRandom random;
    private final int keys;

    private FilledEtcd(LabEtcd etcd, int keys, long seed) {
        this.etcd = etcd;
        this.keys = keys;
        this.random = new SplittableRandom(seed);
    }

    /** Starts and fills one; one that lies filled in the folder already is only started. */
    static FilledEtcd of(Path folder, long bytes) throws IOException, InterruptedException {
        Path filled = folder.resolve("filled");
        boolean again = Files.exists(filled);
        LabEtcd etcd = LabEtcd.startLarge(Files.createDirectories(folder), 4 * bytes + (1L << 30));
        FilledEtcd one =
                new FilledEtcd(etcd, (int) (bytes / VALUE), again ? etcd.api(0).revision() : 7);
        if (!again) {
            one.write(0, one.keys);
            etcd.api(0).compact();
            Files.createFile(filled);
        }
        return one;
    }

    EtcdApi api() {
        return etcd.api(0);
    }

    String endpoint() {
        return etcd.endpoint(0);
    }

    /** Writes so many keys anew, chosen at random, and forgets what was before. */
    void rewriteAnywhere(int count) throws IOException, InterruptedException {
        Map<String, String> batch = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            put(batch, random.nextInt(keys));
        }
        flush(batch);
        api().compact();
    }

    /** The same with keys that lie side by side. */
    void rewriteTogether(int count) throws IOException, InterruptedException {
        int first = random.nextInt(Math.max(1, keys - count));
        write(first, first + count);
        api().compact();
    }

    int keys() {
        return keys;
    }

    private void write(int from, int to) throws IOException, InterruptedException {
        Map<String, String> batch = new LinkedHashMap<>();
        for (int key = from; key < to; key++) {
            put(batch, key);
        }
        flush(batch);
    }

    private void put(Map<String, String> batch, int key) throws IOException, InterruptedException {
        batch.put("/registry/configmaps/namespace-%03d/object-%07d".formatted(key / 1000, key), value(key));
        if (batch.size() == AT_ONCE) {
            flush(batch);
        }
    }

    private void flush(Map<String, String> batch) throws IOException, InterruptedException {
        if (!batch.isEmpty()) {
            api().putAll(batch);
            batch.clear();
        }
    }

    private String value(int key) {
        byte[] noise = new byte[INCOMPRESSIBLE];
        random.nextBytes(noise);
        StringBuilder text = new StringBuilder(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"object-")
                .append(key)
                .append("\"},\"data\":{\"noise\":\"")
                .append(HexFormat.of().formatHex(noise))
                .append('"');
        for (int line = 0; text.length() < VALUE - 50; line++) {
            text.append(",\"setting-")
                    .append(line)
                    .append("\":\"value of setting ")
                    .append(key % 97 + line)
                    .append('"');
        }
        return text.append("}}").toString();
    }

    @Override
    public void close() {
        etcd.close();
    }
}
