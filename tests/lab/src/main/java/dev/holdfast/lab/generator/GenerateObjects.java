package dev.holdfast.lab.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills the cluster of a kubeconfig with generated objects. */
public final class GenerateObjects {
    private GenerateObjects() {}

    /** @param arguments the kubeconfig's file and how many objects; then, if wanted, how many of a hundred are Services */
    public static void main(String... arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: GenerateObjects KUBECONFIG COUNT [PERCENT-OF-SERVICES]");
            System.exit(2);
        }
        var count = Integer.parseInt(arguments[1]);
        var mix = arguments.length == 3 ? Mix.USUAL.withServices(Integer.parseInt(arguments[2])) : Mix.USUAL;
        var started = System.nanoTime();
        ObjectFill.fill(
                Files.readString(Path.of(arguments[0])),
                new ObjectGenerator(count, mix),
                done -> System.err.println(done + " of " + count));
        var seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("%d objects in %.1f s, %.0f/s%n", count, seconds, count / seconds);
    }
}
