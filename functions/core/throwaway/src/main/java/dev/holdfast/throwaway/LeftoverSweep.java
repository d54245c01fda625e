package dev.holdfast.throwaway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes away what control planes have left whose parent was killed together with their guards: servers that still run, and
 * folders. What it cannot take away (another user's) stays; the next control plane does not need it gone.
 */
final class LeftoverSweep {
    private LeftoverSweep() {}

    static void of(Path root) {
        try (var folders = Files.newDirectoryStream(root, PlaneFolder.PREFIX + "*")) {
            for (var folder : folders) {
                sweep(folder);
            }
        } catch (IOException unreadable) {
            // Nothing to sweep, or nothing that we may.
        }
    }

    private static void sweep(Path folder) {
        // To open and close a file that this process has locked would unlock it (POSIX); so never touch our own.
        var ours = PlaneFolder.PREFIX + ProcessHandle.current().pid() + "-";
        if (folder.getFileName().toString().startsWith(ours)) {
            return;
        }
        try (var owner = FileChannel.open(folder.resolve(PlaneFolder.OWNER), StandardOpenOption.WRITE)) {
            if (owner.tryLock() != null) {
                remove(folder);
            }
        } catch (NoSuchFileException letGo) {
            remove(folder);
        } catch (IOException notOurs) {
            // Another user's, or about to vanish.
        }
    }

    private static void remove(Path folder) {
        var named = folder + "/";
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(named))
                .forEach(ProcessHandle::destroyForcibly);
        try {
            PlaneFolder.wipe(folder);
        } catch (IOException stays) {
            // The next sweep tries again.
        }
    }
}
