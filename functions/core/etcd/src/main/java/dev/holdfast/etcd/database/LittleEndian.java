package dev.holdfast.etcd.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays. bbolt writes them as the machine does; every machine that etcd supports is little-endian. */
final class LittleEndian {
    static final VarHandle SHORT = handle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = handle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = handle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Revisions in keys are big-endian, so that they sort. */
    static final VarHandle SORTABLE_LONG = handle(long[].class, ByteOrder.BIG_ENDIAN);

    private LittleEndian() {}

    private static VarHandle handle(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }
}
