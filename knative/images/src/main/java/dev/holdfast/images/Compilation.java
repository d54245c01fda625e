package dev.holdfast.images;

import java.util.List;
import java.util.stream.Stream;

/**
 * When the JVM compiles what. While somebody waits for a pod, compiling takes the processor from starting: so nothing is compiled for
 * having been hot in the rehearsal, and the full compiler waits until something is hot indeed (functions/decisions, page 17, has the
 * measurements).
 *
 * @param options of the JVM
 */
record Compilation(List<String> options) {
    /** For what moves no bytes: the simple compiler alone, with a third less work. */
    static final Compilation SIMPLE = new Compilation(List.of("-XX:TieredStopAtLevel=1"));

    /**
     * For what hashes, encrypts or checks signatures: the processor's own instructions for these are used by fully optimized code alone,
     * which they get at once.
     */
    static final Compilation LATE = new Compilation(List.of(
            "-XX:Tier3InvocationThreshold=600",
            "-XX:Tier3MinInvocationThreshold=300",
            "-XX:Tier3CompileThreshold=6000",
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=12000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=800000",
            "-XX:CompileCommand=quiet",
            atOnce("com.sun.crypto.provider"),
            atOnce("sun.security.provider"),
            atOnce("dev.holdfast.repository.crypto")));

    private static final List<String> NO_REPLAY = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining");

    Compilation {
        options = List.copyOf(options);
    }

    private static String atOnce(String hotPackage) {
        return "-XX:CompileCommand=CompileThresholdScaling," + hotPackage + ".*::*,0.001";
    }

    /** The JVM's options, and what shall follow them. */
    List<String> before(String... arguments) {
        return Stream.of(NO_REPLAY, options, List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }
}
