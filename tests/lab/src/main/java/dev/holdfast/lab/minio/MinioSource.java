package dev.holdfast.lab.minio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A way to come by the program. */
interface MinioSource {
    /** The Go module's version; the last of the open-source line that the module proxy gives. */
    String VERSION = "v0.0.0-20260212201848-7aac2a2c5b7c";

    /** The program's name in its folder. */
    String PROGRAM = "minio";

    /** For messages. */
    String name();

    /**
     * Gets the program into {@code folder}, in which an earlier source may have left something.
     *
     * @throws IOException if that does not work here; its message says why
     */
    void get(Path folder, Consumer<String> progress) throws IOException, InterruptedException;
}
