package dev.holdfast.etcd.client;

/** The next bytes of a snapshot. */
@SuppressWarnings("ArrayRecordComponent") // on its way from hand to hand
record SnapshotPiece(byte[] bytes) {
    static SnapshotPiece read(WireReader reader) {
        byte[] bytes = {};
        while (reader.next()) {
            if (reader.field() == 3) {
                bytes = reader.bytes();
            }
        }
        return new SnapshotPiece(bytes);
    }
}
