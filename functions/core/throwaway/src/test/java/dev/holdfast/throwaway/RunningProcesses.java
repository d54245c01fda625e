package dev.holdfast.throwaway;

import java.nio.file.Path;
import java.util.List;

/** Which processes of this machine have a path in their command line. */
final class RunningProcesses {
    private RunningProcesses() {}

    static List<String> naming(Path path) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(path.toString()))
                .toList();
    }
}
