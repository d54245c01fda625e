package dev.holdfast.lab.process;

import java.nio.file.Path;

/** A JVM of its own that starts a child and waits to be killed. */
final class KilledParent {
    private KilledParent() {}

    @SuppressWarnings("MustBeClosedChecker") // the point is that nobody closes it
    public static void main(String[] args) throws InterruptedException {
        // From a thread that ends at once: the child must not depend on it.
        Thread starter = new Thread(() -> {
            ChildProcess _ =
                    ChildProcess.start(ChildProcessTest.shellIn(Path.of(args[0]), "echo $$ > pid; exec sleep 600"));
        });
        starter.start();
        starter.join();
        Thread.sleep(600_000);
    }
}
