package dev.holdfast.kubernetes.capture;

import java.util.function.Consumer;

/** Only looks at objects, more than once if need be; nothing of it reaches the sink. */
record Collector(Consumer<byte[]> look) implements Lists.Receiver {
    @Override
    public void object(byte[] canonical) {
        look.accept(canonical);
    }

    @Override
    public void malformed() {}

    @Override
    public void listed(String namespace, String resourceVersion) {}

    @Override
    public void restarted() {}
}
