package dev.holdfast.images;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code ./holdfast images}. */
public final class ImagesCommand {
    private static final String USAGE = """
            Usage: holdfast images (--push PREFIX | --tar FOLDER [--prefix PREFIX]) [--tag TAG] [--base BASE] [NAME...]
            Makes the images of the functions and of the command line, or the named ones of them.
              --push PREFIX    push to <PREFIX>/<NAME>, with the credentials that Docker knows
              --tar FOLDER     write <FOLDER>/<NAME>.tar, which "ctr images import" and "docker load" take
              --prefix PREFIX  of the names in archives; dev.local/holdfast if not given
              --tag TAG        latest if not given
              --base BASE      an image with a Java 25 runtime, as REGISTRY/NAME:TAG or tar:///FILE; "machine" stands for this machine's
                               own Java runtime and C library, with nothing else. eclipse-temurin:25-jre if not given
            """;
    private static final int MISUSED = 2;
    private static final int FAILED = 1;

    private BaseImage base = new BaseImage.Named("docker.io/library/eclipse-temurin:25-jre");
    private String prefix = "dev.local/holdfast";
    private String tag = "latest";
    private ImageTarget target = new ImageTarget.Registry();
    private final List<String> names = new ArrayList<>();

    private ImagesCommand() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        ImagesCommand command = new ImagesCommand();
        if (!command.understood(new ArrayDeque<>(List.of(arguments)))) {
            System.err.print(USAGE);
            System.exit(MISUSED);
        }
        try {
            command.run(Path.of(Objects.requireNonNullElse(System.getProperty("holdfast.home"), ".")), System.getenv());
        } catch (ImageException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean understood(Deque<String> words) {
        boolean somewhere = false;
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (!word.startsWith("-")) {
                names.add(word);
                continue;
            }
            if (words.isEmpty()) {
                return false;
            }
            String value = words.removeFirst();
            switch (word) {
                case "--push" -> prefix = value;
                case "--tar" -> target = new ImageTarget.Folder(Path.of(value));
                case "--prefix" -> prefix = value;
                case "--tag" -> tag = value;
                case "--base" ->
                    base = value.equals("machine") ? new BaseImage.ThisMachine() : new BaseImage.Named(value);
                default -> {
                    return false;
                }
            }
            somewhere |= word.equals("--push") || word.equals("--tar");
        }
        return somewhere;
    }

    private void run(Path home, Map<String, String> environment) throws InterruptedException {
        ImageBuild build = new ImageBuild(base, cache(environment));
        BuiltParts parts = new BuiltParts(home, environment, System.err::println);
        for (String each : names.isEmpty() ? BuiltParts.names() : names) {
            String name = prefix + "/" + each + ":" + tag;
            System.out.println(name + "@" + build.make(parts.content(each), name, target));
        }
    }

    /** As the lab's: {@code HOLDFAST_CACHE}, else below {@code XDG_CACHE_HOME} or {@code ~/.cache}. */
    static Path cache(Map<String, String> environment) {
        String given = environment.getOrDefault("HOLDFAST_CACHE", "");
        if (!given.isEmpty()) {
            return Path.of(given, "images");
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path parent = caches.isEmpty() ? Path.of(environment.getOrDefault("HOME", "."), ".cache") : Path.of(caches);
        return parent.resolve("holdfast/images");
    }
}
