package dev.holdfast.scenarios.killed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Sees each file that a process begins to write into a location: both locations keep unfinished files in a folder of their own. */
final class Writes implements AutoCloseable {
    private static final long POLL_MILLIS = 20;

    private final WatchService watch;
    private int seen;

    private Writes(WatchService watch) {
        this.watch = watch;
    }

    /** From now on. */
    static Writes into(String location, KillSite site) throws IOException {
        Path unfinished =
                site.folder().resolve(location.equals("folder") ? "copies/.holdfast/tmp" : "minio/data/.minio.sys/tmp");
        WatchService watch = unfinished.getFileSystem().newWatchService();
        Files.createDirectories(unfinished).register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        return new Writes(watch);
    }

    /** Waits until so many have begun, or the process has ended; how many were seen. */
    int await(int wanted, HoldfastProcess process) throws InterruptedException {
        boolean alive = true;
        while (seen < wanted && alive) {
            alive = process.isAlive();
            WatchKey key = watch.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (key != null) {
                seen += key.pollEvents().size();
                key.reset();
            }
        }
        return seen;
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
