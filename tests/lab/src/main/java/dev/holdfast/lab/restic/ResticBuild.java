package dev.holdfast.lab.restic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build with Go: the sources come from the module proxy, whose checksum database vouches for them. Built within the module, by
 * its own {@code go.sum}, since {@code go install} asks for more than partial proxies answer.
 */
record ResticBuild(Map<String, String> environment) implements ResticProgram.Source {
    private static final Pattern FOLDER = Pattern.compile("\"Dir\": \"([^\"]+)\"");

    @Override
    public void fetch(ResticVersion version, Path target, Path scratch) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("CGO_ENABLED", "0");
        settings.put("GOFLAGS", "");
        settings.put("PATH", environment.getOrDefault("PATH", "") + ":/usr/local/go/bin:/opt/homebrew/bin");
        String module = "github.com/restic/restic@v" + version.number();
        String said = go(List.of("mod", "download", "-json", module), scratch, settings);
        Matcher folder = FOLDER.matcher(said);
        if (!folder.find()) {
            throw new IOException("go does not say where it put " + module);
        }
        Path sources = Path.of(folder.group(1));
        go(
                List.of("build", "-trimpath", "-buildvcs=false", "-o", target.toString(), "./cmd/restic"),
                sources,
                settings);
    }

    private static String go(List<String> arguments, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "exec go \"$@\"", "go"));
        shell.addAll(arguments);
        return Commands.run(shell, folder, settings);
    }
}
