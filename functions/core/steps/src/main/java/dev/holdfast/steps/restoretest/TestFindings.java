package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.evidence.Differences;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.evidence.TestConditions.KubernetesVersions;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.steps.objects.RepositoryObjects;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a restore into a throwaway control plane came to.
 *
 * @param reached the level that was tested
 * @param bytesRead bytes of objects that were read
 * @param failures why it could not be brought to its end
 */
record TestFindings(
        ProofLevel reached,
        KubernetesVersions versions,
        ObjectCounts counts,
        Differences differences,
        long bytesRead,
        List<String> failures) {
    /** Nothing was restored. */
    static final TestFindings NOTHING = new TestFindings(
            ProofLevel.STORED,
            new KubernetesVersions("", ""),
            new ObjectCounts(0, 0, 0, 0, 0, 0),
            Differences.NONE,
            0,
            List.of());

    /** A test of level 1 restores nothing: it has read and decrypted every object. */
    static TestFindings stored(RepositoryObjects objects) {
        List<ObjectPath> paths = objects.paths("");
        LongAdder read = new LongAdder();
        objects.read(paths, _ -> read.increment());
        return new TestFindings(
                ProofLevel.STORED,
                new KubernetesVersions(objects.manifest().serverVersion(), ""),
                new ObjectCounts(read.sum(), 0, paths.size() - read.sum(), 0, 0, 0),
                Differences.NONE,
                objects.bytesRead(),
                List.of());
    }
}
