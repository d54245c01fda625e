package dev.holdfast.images;

import dev.holdfast.images.ImageContent.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The lists of dependencies that builds leave beside what they have built. */
final class Dependencies {
    /** Maven's, where it thinks that somebody looks. */
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");

    private Dependencies() {}

    /** Of Quarkus, a line each: {@code group:name:classifier:jar:version}. It names jars by group, name and version. */
    static Map<String, Coordinates> ofQuarkus(Path list) throws IOException {
        Map<String, Coordinates> found = new HashMap<>();
        for (String line : Files.readAllLines(list)) {
            String[] words = line.split(":", -1);
            if (words.length == 5) {
                String classifier = words[2].isEmpty() ? "" : "-" + words[2];
                found.put(
                        words[0] + "." + words[1] + "-" + words[4] + classifier + ".jar",
                        new Coordinates(words[0], words[1], words[4]));
            }
        }
        return found;
    }

    /** Of Maven's dependency plugin, a line each: {@code group:name:jar:version:scope}, with a classifier perhaps. It names jars by name and version. */
    static Map<String, Coordinates> ofMaven(Path list) throws IOException {
        Map<String, Coordinates> found = new HashMap<>();
        for (String line : Files.readAllLines(list)) {
            String[] words = COLOURS.matcher(line).replaceAll("").strip().split("[: ]", -1);
            if (words.length >= 5 && words[2].equals("jar")) {
                boolean classified = words.length >= 6 && words[5].matches("compile|runtime");
                String version = classified ? words[4] : words[3];
                String classifier = classified ? "-" + words[3] : "";
                found.put(words[1] + "-" + version + classifier + ".jar", new Coordinates(words[0], words[1], version));
            }
        }
        return found;
    }
}
