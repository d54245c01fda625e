package dev.holdfast.stage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * Sets the stage for a function that runs as the Quarkus application that it is: its resources lie in {@code target/stage}, and a
 * {@link Sink} stands for the broker. Fields of these types in the test are filled in.
 */
public final class FunctionStage implements QuarkusTestResourceLifecycleManager {
    /** Below the module; what a function takes from its environment is set by its pom to files below it. */
    public static final Path FOLDER = Path.of("target/stage");

    private final Sink sink = Sink.listen();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.http.test-port",
                "0",
                "K_SINK",
                sink.address().toString(),
                "holdfast.resources",
                FOLDER.resolve("resources").toAbsolutePath().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sink, new TestInjector.MatchesType(Sink.class));
    }

    @Override
    public void stop() {
        sink.close();
    }
}
