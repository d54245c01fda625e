package dev.holdfast.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Snapshots by etcd's own program.
 *
 * @param etcdctl the program
 * @param endpoint of the member
 * @param folder where they go
 */
record SavedSnapshot(String etcdctl, String endpoint, Path folder) {
    Path file() {
        return folder.resolve("snapshot.db");
    }

    /** Where {@link #saveAndCompress} puts it. */
    Path compressed() {
        return folder.resolve("snapshot.db.zst");
    }

    /** A fresh process that saves one. */
    MeasuredProcess save() throws IOException, InterruptedException {
        return run("");
    }

    /** The same, followed by {@code zstd -3}. */
    MeasuredProcess saveAndCompress() throws IOException, InterruptedException {
        return run("&& exec zstd -q -3 -f \"$2\" -o \"$3\"");
    }

    private MeasuredProcess run(String andThen) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        String line = "\"$0\" --endpoints=\"$1\" --command-timeout=10m snapshot save \"$2\" >/dev/null 2>&1 " + andThen;
        return MeasuredProcess.run(
                List.of(
                        "/bin/sh",
                        "-c",
                        line,
                        etcdctl,
                        endpoint,
                        file().toString(),
                        compressed().toString()),
                environment,
                folder);
    }
}
