package dev.holdfast.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Snapshots of a full etcd: how fast they are taken, what they add as keys change, how long it takes until one is booted again. */
public final class EtcdBenchmark {
    /** Names a folder in which the filled etcd stays for the next run: filling takes longer than measuring. */
    private static final String DATA = "HOLDFAST_BENCH_DATA";

    private EtcdBenchmark() {}

    /** @param arguments {@code speed}, {@code churn} or {@code boot}, and what it takes, as README.md says */
    public static void main(String... arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        String part = words.isEmpty() ? "speed" : words.getFirst();
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        Path folder = Folders.temporary();
        try {
            switch (part) {
                case "speed" -> speed(folder, rest);
                case "churn" -> churn(folder, rest);
                case "boot" -> EtcdBootTime.measure(folder, number(rest, 0, 20_000));
                default -> throw new IllegalArgumentException("'" + part + "' is none of speed, churn and boot");
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void speed(Path folder, List<String> arguments) throws Exception {
        int mebibytes = number(arguments, 0, 2048);
        try (FilledEtcd etcd = filled(folder, mebibytes)) {
            String etcdctl = arguments.size() > 2 ? arguments.get(2) : "etcdctl";
            new EtcdSpeed(folder, etcd, new SavedSnapshot(etcdctl, etcd.endpoint(), folder))
                    .measure(number(arguments, 1, 3));
        }
    }

    private static void churn(Path folder, List<String> arguments) throws Exception {
        int mebibytes = number(arguments, 0, 1024);
        List<String> sizes = arguments.subList(Math.min(4, arguments.size()), arguments.size());
        ChunkSizes chunks = new ChunkSizes(
                folder,
                sizes.isEmpty()
                        ? List.of(16 << 10)
                        : sizes.stream()
                                .map(size -> Integer.parseInt(size) << 10)
                                .toList());
        try (FilledEtcd etcd = filled(folder, mebibytes)) {
            String etcdctl = arguments.size() > 3 ? arguments.get(3) : "etcdctl";
            EtcdChurn churn = new EtcdChurn(etcd, chunks, new SavedSnapshot(etcdctl, etcd.endpoint(), folder));
            churn.measure(number(arguments, 1, 20), arguments.size() > 2 ? arguments.get(2) : "anywhere");
        }
    }

    private static FilledEtcd filled(Path folder, int mebibytes) throws Exception {
        Path data = Optional.ofNullable(System.getenv(DATA)).map(Path::of).orElse(folder.resolve("etcd"));
        Report.progress("filling etcd with " + mebibytes + " MiB");
        FilledEtcd etcd = FilledEtcd.of(data, (long) mebibytes << 20);
        Report.head("Snapshots of an etcd of " + mebibytes + " MiB in " + etcd.keys() + " keys");
        return etcd;
    }

    private static int number(List<String> arguments, int at, int otherwise) {
        return arguments.size() > at ? Integer.parseInt(arguments.get(at)) : otherwise;
    }
}
