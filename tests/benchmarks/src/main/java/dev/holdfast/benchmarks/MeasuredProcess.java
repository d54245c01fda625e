package dev.holdfast.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one fresh process cost, from its start to its end.
 *
 * @param wall seconds
 * @param cpu seconds of all its threads, in user and in system mode, as the shell that waited for it was told
 * @param peakMebibytes the kernel's high-water mark of its resident memory, looked at every {@value #LOOK_EVERY_MILLIS} ms
 * @param output what it printed
 */
record MeasuredProcess(double wall, double cpu, double peakMebibytes, String output) {
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    /** Runs the command; the file that the variable names gets what times it took. */
    private static final String SHELL = """
            "$@"
            status=$?
            times >"$HOLDFAST_TIMES"
            exit "$status"
            """;

    /**
     * Runs a command to its end.
     *
     * @param environment all that it gets
     * @param folder where it runs and leaves its output
     * @throws IllegalStateException if it fails
     */
    static MeasuredProcess run(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        var times = folder.resolve("times");
        var output = folder.resolve("output");
        var line = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "measured"));
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("HOLDFAST_TIMES", times.toString());
        var watch = Stopwatch.start();
        var shell = builder.start();
        double peak = watchMemory(shell);
        int status = shell.waitFor();
        double wall = watch.seconds();
        var said = Files.readString(output);
        if (status != 0) {
            throw new IllegalStateException(command + " ended with status " + status + ":\n" + said);
        }
        return new MeasuredProcess(wall, cpu(Files.readString(times)), peak, said);
    }

    /** The second line of {@code times} is about the children: user and system. */
    private static double cpu(String times) {
        var children = times.lines().skip(1).findFirst().orElse("");
        return TIME.matcher(children)
                .results()
                .mapToDouble(part -> 60 * Double.parseDouble(part.group(1)) + Double.parseDouble(part.group(2)))
                .sum();
    }

    private static double watchMemory(Process shell) throws InterruptedException {
        double peak = 0;
        while (shell.isAlive()) {
            peak = Math.max(peak, peakOfChild(shell.pid()));
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return peak;
    }

    /** Of the shell's only child; 0 where there is no such thing as /proc. */
    private static double peakOfChild(long shell) {
        try {
            var child = Files.readString(Path.of("/proc/" + shell + "/task/" + shell + "/children"))
                    .strip();
            Matcher peak = PEAK.matcher(child.isEmpty() ? "" : Files.readString(Path.of("/proc/" + child + "/status")));
            return peak.find() ? Long.parseLong(peak.group(1)) / 1024.0 : 0;
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }
}
