package dev.holdfast.scenarios.killed;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.repository.InitSettings;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.check.CheckReport;
import dev.holdfast.repository.check.Finding;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.read.SnapshotListing;
import dev.holdfast.steps.copy.AdapterCopyOpener;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.resources.ResourceFolder;
import dev.holdfast.steps.secret.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at copies with Holdfast's own eyes: whatever a copy lists must be there, whole, and nothing else may be listed. */
final class Judge {
    private final Map<String, String> environment;
    private final ResourceFolder resources;
    private final SecureRandom random = new SecureRandom();

    Judge(KillSite site) {
        environment = site.environment();
        resources = new ResourceFolder(Path.of(environment.get("HOLDFAST_RESOURCES")), Clock.systemUTC());
    }

    /** Makes a plan's repository, with a password that costs nothing to try: every process pays for it. */
    void makeRepository(Route route) {
        try (Copy copy = open(route, route.from());
                RepositoryPassword password = password(route)) {
            InitSettings settings =
                    InitSettings.of(random, Clock.systemUTC(), "here").withCost(ScryptCost.TRIVIAL);
            Repository.init(copy.store(), password, settings);
        }
    }

    /** What a copy holds; nothing, if there is no repository yet. */
    CopyState look(Route route, String location) {
        try (Copy copy = open(route, location)) {
            return CopyState.of(copy.store(), ReceiptBook.read(copy, plan(route)));
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.NOT_FOUND) {
                return CopyState.EMPTY;
            }
            throw failure;
        }
    }

    /** Everything that is wrong with a copy, in sentences. */
    List<String> faults(Route route, String location, CheckDepth depth) {
        BackupPlan plan = plan(route);
        try (Copy copy = open(route, location);
                RepositoryPassword password = password(route)) {
            ReceiptBook book = ReceiptBook.read(copy, plan);
            Repository repository = Repository.open(copy.store(), password, OpenSettings.of(random));
            CheckReport report = repository.check(depth, CheckListener.SILENT);
            List<String> faults = new ArrayList<>();
            if (!report.isHealthy()) {
                report.findings().stream().map(Finding::toString).forEach(faults::add);
            }
            book.rejected().forEach(rejected -> faults.add("receipt not followed: " + rejected));
            faults.addAll(disagreement(repository.snapshots(), book));
            return faults;
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.NOT_FOUND) {
                return List.of();
            }
            throw failure;
        }
    }

    private static List<String> disagreement(SnapshotListing listing, ReceiptBook book) {
        List<String> faults = new ArrayList<>();
        Set<SnapshotId> files = listing.snapshots().stream().map(Snapshot::id).collect(Collectors.toSet());
        Set<SnapshotId> listed = new HashSet<>();
        book.entries().forEach(entry -> entry.snapshot().ifPresent(listed::add));
        listed.stream()
                .filter(snapshot -> !files.contains(snapshot))
                .forEach(snapshot -> faults.add("listed without being there: " + snapshot));
        listing.quarantined().forEach(bad -> faults.add("quarantined: " + bad));
        return faults;
    }

    private Copy open(Route route, String name) {
        BackupLocation location = resources.locations(plan(route)).stream()
                .filter(one -> one.name().value().equals(name))
                .findFirst()
                .orElseThrow();
        return new AdapterCopyOpener(environment).open(location, route.ref());
    }

    private RepositoryPassword password(Route route) {
        return new Secrets(environment).password(plan(route));
    }

    private BackupPlan plan(Route route) {
        return resources.plan(route.ref());
    }
}
