package dev.holdfast.etcd.client;

/**
 * The next bytes of a snapshot, in the message that they came in.
 *
 * @param message whole
 * @param begin where the bytes begin in it
 * @param length how many they are
 */
@SuppressWarnings("ArrayRecordComponent") // on its way from hand to hand
record SnapshotPiece(byte[] message, int begin, int length) {
    static SnapshotPiece read(byte[] message) {
        WireReader reader = new WireReader(message);
        int begin = 0;
        int length = 0;
        while (reader.next()) {
            if (reader.field() == 3) {
                begin = reader.begin();
                length = reader.length();
            }
        }
        return new SnapshotPiece(message, begin, length);
    }
}
