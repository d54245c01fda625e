package dev.holdfast.repository.check;

import dev.holdfast.repository.check.Finding.Kind;
import dev.holdfast.repository.check.Finding.Severity;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/** Gathers findings, so many and no more. Safe for many threads at once. */
final class Findings {
    private static final int MOST = 10_000;
    static final String FROM_ANOTHER_COPY = RepositoryFiles.FROM_ANOTHER_COPY;

    private final List<Finding> findings = new ArrayList<>();
    private long more;

    synchronized void add(Finding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        } else {
            more++;
        }
    }

    void damage(Kind kind, ObjectKey file, String what, String cost) {
        add(new Finding(Severity.DAMAGE, kind, file, what, cost, FROM_ANOTHER_COPY));
    }

    void note(Kind kind, ObjectKey file, String what, String remedy) {
        add(new Finding(Severity.NOTE, kind, file, what, "Nothing is lost by it.", remedy));
    }

    synchronized List<Finding> all() {
        return List.copyOf(findings);
    }

    synchronized long more() {
        return more;
    }
}
