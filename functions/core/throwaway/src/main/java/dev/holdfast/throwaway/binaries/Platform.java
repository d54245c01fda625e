package dev.holdfast.throwaway.binaries;

import java.util.Locale;

/**
 * What programs must be built for, in Go's words.
 *
 * @param system such as linux, darwin
 * @param processor such as amd64, arm64
 */
record Platform(String system, String processor) {
    static Platform current() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch");
        return new Platform(
                name.startsWith("mac") ? "darwin" : name.split(" ")[0],
                switch (processor) {
                    case "aarch64" -> "arm64";
                    case "x86_64" -> "amd64";
                    default -> processor;
                });
    }
}
