package dev.holdfast.lab.knative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The manifests that Knative's modules ship, made ready for the lab: images by the names that ours have, next to no processor asked for (all
 * together would ask for more than a small machine has), one instance of each.
 */
final class KnativeManifests {
    /** In the order in which they are applied. */
    enum Stage {
        /** Namespaces and the definitions of custom resources. */
        DEFINITIONS,
        /** All but what runs: settings must be right before a webhook runs that would be asked. */
        SETTINGS,
        /** What runs. */
        WORKLOADS;

        Path fileIn(Path folder) {
            return folder.resolve(name().toLowerCase(Locale.ROOT) + ".yaml");
        }
    }

    /** Scaling by load needs a metrics server; cached images are for clusters of many nodes. */
    private static final Set<String> LEFT_OUT = Set.of("HorizontalPodAutoscaler", "Image");

    private static final Pattern KIND = Pattern.compile("(?m)^kind: *(\\w+)");
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---.*$");
    private static final Pattern BUILT_IMAGE =
            Pattern.compile("ko://knative\\.dev/(serving|eventing)/cmd/(?:[^\\s/]+/)*([^\\s/]+)");

    private KnativeManifests() {}

    /** Writes a file for each stage, from the YAML files in and below some folders. */
    static void write(List<Path> sources, Path target) throws IOException {
        Map<Stage, StringBuilder> stages = new EnumMap<>(Stage.class);
        for (Path file : filesIn(sources)) {
            for (String document : DOCUMENT.split(Files.readString(file))) {
                stageOf(document)
                        .ifPresent(stage -> stages.computeIfAbsent(stage, _ -> new StringBuilder())
                                .append("---\n")
                                .append(prepared(document).strip())
                                .append('\n'));
            }
        }
        Files.createDirectories(target);
        for (Stage stage : Stage.values()) {
            Files.writeString(stage.fileIn(target), stages.getOrDefault(stage, new StringBuilder()));
        }
    }

    private static List<Path> filesIn(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> tree = Files.walk(folder)) {
                tree.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static Optional<Stage> stageOf(String document) {
        Matcher kind = KIND.matcher(document);
        if (!kind.find() || LEFT_OUT.contains(kind.group(1))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind.group(1)) {
                    case "Namespace", "CustomResourceDefinition" -> Stage.DEFINITIONS;
                    case "Deployment", "StatefulSet" -> Stage.WORKLOADS;
                    default -> Stage.SETTINGS;
                });
    }

    static String prepared(String document) {
        String named = BUILT_IMAGE.matcher(document).replaceAll("dev.local/$1-$2:v1");
        StringBuilder text = new StringBuilder();
        boolean requests = false;
        for (String line : named.lines().toList()) {
            String word = line.strip();
            requests = (requests || word.equals("requests:")) && !word.equals("limits:");
            text.append(requests && word.startsWith("cpu:") ? line.replaceFirst("cpu:.*", "cpu: 5m") : line);
            text.append('\n');
        }
        return text.toString();
    }
}
