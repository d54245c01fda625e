package dev.holdfast.lab.demo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** restic speaks to the real Azure only: the emulator's files are copied into a folder, by plain HTTP and without Holdfast. */
record ContainerAccess(SignedContainer container, Path folder) implements ResticAccess {
    @Override
    public String repository() throws IOException, InterruptedException {
        String prefix = Installation.PLAN + "/";
        for (String name : container.names(prefix)) {
            Path file = folder.resolve(name.substring(prefix.length()));
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            HttpResponse<Path> answer = container.blob("GET", name, BodyHandlers.ofFile(file));
            if (answer.statusCode() != 200) {
                throw new IOException("Reading " + name + " was answered with HTTP " + answer.statusCode());
            }
        }
        return folder.toString();
    }
}
