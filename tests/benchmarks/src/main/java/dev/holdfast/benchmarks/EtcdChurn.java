package dev.holdfast.benchmarks;

import java.nio.file.Files;
import java.util.Locale;

/** Changes a hundredth of the keys, and again, and counts what each round adds to repositories of one or several sizes of chunks. */
final class EtcdChurn {
    private static final int PERCENT = 100;

    private final FilledEtcd etcd;
    private final ChunkSizes sizes;
    private final SavedSnapshot saved;

    EtcdChurn(FilledEtcd etcd, ChunkSizes sizes, SavedSnapshot saved) {
        this.etcd = etcd;
        this.sizes = sizes;
        this.saved = saved;
    }

    /** @param where {@code anywhere} or {@code together} */
    void measure(int rounds, String where) throws Exception {
        int some = Math.max(1, etcd.keys() / PERCENT);
        boolean together = where.toLowerCase(Locale.ROOT).equals("together");
        Series added = new Series("1 % of the keys " + (together ? "in one place" : "anywhere") + ", % added");
        store("first");
        for (int round = 1; round <= rounds; round++) {
            if (together) {
                etcd.rewriteTogether(some);
            } else {
                etcd.rewriteAnywhere(some);
            }
            added.add(store("round " + round));
        }
        store("nothing changed");
        etcd.api().defragment();
        store("after defragmentation");
        Report.line(added);
        Report.atMost("median of what was added, %", added.median(), together ? 3 : 10);
        Report.atMost("most that was added, %", added.largest(), together ? 3 : 10);
    }

    private double store(String what) throws Exception {
        saved.save();
        double added = sizes.store(what, saved.file());
        Files.delete(saved.file());
        return added;
    }
}
