package dev.holdfast.throwaway.binaries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What a program says that it is. */
final class ProgramVersion {
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");
    private static final int ENOUGH = 4096;

    private ProgramVersion() {}

    /** The first version number in what {@code --version} prints; empty if it does not run here. */
    static Optional<String> of(Path program) {
        return of(program, "--version");
    }

    /** The same, of a program that wants to be asked otherwise. */
    static Optional<String> of(Path program, String argument) {
        try {
            var process = new ProcessBuilder(program.toString(), argument)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readNBytes(ENOUGH), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return NUMBER.matcher(text).results().map(found -> found.group(1)).findFirst();
        } catch (IOException notRunnable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
