package dev.holdfast.report;

import dev.holdfast.kubernetes.access.AccessReviews;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.StoredResources;
import dev.holdfast.kubernetes.telling.PlanStatus;
import dev.holdfast.kubernetes.telling.ResourceEvents;
import dev.holdfast.kubernetes.telling.ResourceEvents.About;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The cluster that holds the plans. There is none where plans are files. */
@ApplicationScoped
public class HomeCluster {
    private final Optional<Opened> opened;

    private record Opened(
            ApiServer server,
            StoredResources resources,
            PlanStatus status,
            ResourceEvents events,
            AccessReviews reviews) {}

    HomeCluster(
            Workbench bench, InstantSource clock, @ConfigProperty(name = "holdfast.resources") Optional<Path> folder) {
        this.opened = folder.isPresent() ? Optional.empty() : Optional.of(open(bench, clock));
    }

    private static Opened open(Workbench bench, InstantSource clock) {
        ApiServer server = new Clusters(bench.environment()).own();
        return new Opened(
                server,
                new StoredResources(server),
                new PlanStatus(server),
                new ResourceEvents(server, clock, About.PLANS),
                new AccessReviews(server));
    }

    @PreDestroy
    void close() {
        opened.ifPresent(one -> one.server().close());
    }

    boolean isThere() {
        return opened.isPresent();
    }

    StoredResources resources() {
        return opened.orElseThrow().resources();
    }

    PlanStatus status() {
        return opened.orElseThrow().status();
    }

    ResourceEvents events() {
        return opened.orElseThrow().events();
    }

    AccessReviews reviews() {
        return opened.orElseThrow().reviews();
    }
}
