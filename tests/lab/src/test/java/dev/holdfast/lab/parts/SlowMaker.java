package dev.holdfast.lab.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another process that makes a part, and takes until it is told to end. */
final class SlowMaker {
    private SlowMaker() {}

    /** @param arguments the cache's root */
    public static void main(String... arguments) throws InterruptedException {
        new PartsCache(Path.of(arguments[0])).get("part-1", System.err::println, folder -> {
            System.out.write('m');
            System.out.flush();
            System.in.read();
            Files.writeString(folder.resolve("by"), "another");
        });
    }

    static void letGo(Process maker) {
        try {
            maker.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
