package dev.holdfast.lab.node;

import java.nio.file.Path;

/** Takes a node's name spaces, says which, and waits to be killed. */
final class HoldingParent {
    private HoldingParent() {}

    /** @param arguments the folder of nodes */
    public static void main(String[] arguments) throws Exception {
        NodeHold hold = NodeHold.take(Path.of(arguments[0]));
        System.out.println(hold.addresses().name());
        Thread.sleep(Long.MAX_VALUE);
    }
}
