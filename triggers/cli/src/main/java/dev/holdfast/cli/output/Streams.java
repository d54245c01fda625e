package dev.holdfast.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Standard input; standard output, where results go and nothing else, and standard error, for what else there is to say; both in UTF-8. */
public final class Streams {
    /** What a shell reports of a program that was ended because nobody reads its output: 128 and SIGPIPE. */
    public static final int NOBODY_READS = 141;

    private final InputStream in;
    private final Outlet outlet;
    private final PrintWriter out;
    private final PrintStream err;

    /** Reads and writes these; none is closed. */
    public Streams(InputStream in, OutputStream out, OutputStream err) {
        this.in = in;
        this.outlet = new Outlet(new BufferedOutputStream(out));
        this.out = new PrintWriter(outlet, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** Those of this process. */
    public static Streams ofProcess() {
        return new Streams(
                System.in, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    /** What is piped in. */
    public InputStream in() {
        return in;
    }

    /** For results. */
    public PrintWriter out() {
        return out;
    }

    /** For everything else. */
    public PrintStream err() {
        return err;
    }

    /**
     * Sends what is left.
     *
     * @param code what the command would exit with
     * @param undelivered what to exit with if its result could not be written
     * @return {@code code}, if its result was written; {@link #NOBODY_READS} if whoever read it has gone, which is no mistake
     */
    public int finish(int code, int undelivered) {
        out.flush();
        return outlet.failure()
                .map(failure -> {
                    if (String.valueOf(failure.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("broken pipe")) {
                        return code == 0 ? NOBODY_READS : code;
                    }
                    err.println("holdfast: The result could not be written to standard output (" + failure.getMessage()
                            + "): what was asked may be done, ask again for what became of it");
                    return undelivered;
                })
                .orElse(code);
    }
}
