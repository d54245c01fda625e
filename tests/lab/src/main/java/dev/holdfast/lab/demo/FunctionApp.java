package dev.holdfast.lab.demo;

import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import dev.holdfast.lab.process.Readiness;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One function, running as the Quarkus application that its image would run. */
final class FunctionApp implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final ChildProcess process;
    private final int port;

    private FunctionApp(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts {@code functions/<name>}, which must be built, and does not wait for it.
     *
     * @param environment what its Knative Service would give it; nothing else is inherited
     */
    static FunctionApp start(Path home, String name, int port, Map<String, String> environment, Path folder) {
        Path jar = home.resolve("functions").resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "The function " + name + " is not built: run ./mvnw -DskipTests package first");
        }
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("QUARKUS_BANNER_ENABLED", "false");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ChildProcess process = ChildProcess.start(new ChildCommand(
                name,
                List.of(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        // It lives for a minute or two: what is not really hot is not worth optimizing in full.
                        "-XX:Tier4InvocationThreshold=50000",
                        "-XX:Tier4MinInvocationThreshold=6000",
                        "-XX:Tier4CompileThreshold=150000",
                        "-XX:Tier4BackEdgeThreshold=400000",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString()),
                variables,
                folder,
                folder.resolve(name + ".log")));
        return new FunctionApp(process, port);
    }

    /** Waits until it answers its readiness probe. */
    void awaitReady() throws InterruptedException {
        process.awaitReady(Readiness.http(address().resolve("/q/health/ready")), START_LIMIT);
    }

    /**
     * Makes sure that what answered was this function, and not somebody who had its port.
     *
     * @throws IllegalStateException if it has ended
     */
    void requireRunning() {
        if (!process.isAlive()) {
            throw new IllegalStateException("A function has ended, perhaps because somebody else has port " + port
                    + "; try again. Its log ends:\n" + process.logTail());
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @Override
    public void close() {
        process.close();
    }
}
