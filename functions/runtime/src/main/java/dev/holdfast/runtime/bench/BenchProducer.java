package dev.holdfast.runtime.bench;

import dev.holdfast.steps.ProgressListener;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.AdapterCopyOpener;
import dev.holdfast.steps.resources.ClusterResources;
import dev.holdfast.steps.resources.ResourceFolder;
import dev.holdfast.steps.resources.Resources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes what the steps work with from the application's configuration. */
@ApplicationScoped
public class BenchProducer {
    private static final Logger LOG = Logger.getLogger("dev.holdfast.progress");

    /** Our clock: for names and durations. What is decided by time is decided by the storage servers' clocks. */
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** The bench, with plans and locations from the folder {@code HOLDFAST_RESOURCES}, else from the cluster. */
    @Produces
    @Singleton
    Workbench bench(@ConfigProperty(name = "holdfast.resources") Optional<Path> folder, InstantSource clock) {
        Map<String, String> environment = System.getenv();
        SecureRandom random = new SecureRandom();
        Resources resources = folder.<Resources>map(place -> new ResourceFolder(place, clock))
                .orElseGet(() -> ClusterResources.here(environment, clock));
        ProgressListener progress = LOG::debug;
        return new Workbench(resources, new AdapterCopyOpener(environment), environment, clock, random, progress);
    }
}
