package dev.holdfast.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which files lie in which layer, and where. Everything is root's; nobody else may write it. */
final class Layers {
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");

    private Layers() {}

    /** Of a Java runtime: changes with a version of Java. */
    static List<FileEntriesLayer> of(JavaRuntime runtime) throws IOException {
        FileEntriesLayer.Builder library = FileEntriesLayer.builder().setName("C library");
        for (Path file : runtime.libraries()) {
            library.addEntry(file.toRealPath(), AbsoluteUnixPath.get(file.toString()), PROGRAM);
        }
        List<ImageContent.Placed> java = List.of(new ImageContent.Placed(runtime.folder(), JavaRuntime.PLACE));
        return List.of(library.build(), layer("Java", java));
    }

    /** What is ours: programs, libraries of others, our own classes. */
    static List<FileEntriesLayer> of(ImageContent content) throws IOException {
        FileEntriesLayer.Builder programs = FileEntriesLayer.builder().setName("programs");
        for (Map.Entry<String, Path> each : new TreeMap<>(content.programs()).entrySet()) {
            programs.addEntry(each.getValue().toRealPath(), AbsoluteUnixPath.get(each.getKey()), PROGRAM);
        }
        return Stream.of(programs.build(), layer("libraries", content.libraries()), layer("application", content.own()))
                .filter(layer -> !layer.getEntries().isEmpty())
                .toList();
    }

    private static FileEntriesLayer layer(String name, List<ImageContent.Placed> parts) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (ImageContent.Placed part : parts) {
            for (ImageContent.Placed file : part.files()) {
                layer.addEntry(
                        file.source(),
                        AbsoluteUnixPath.get(file.place()),
                        Files.isExecutable(file.source()) ? PROGRAM : READABLE);
            }
        }
        return layer.build();
    }
}
