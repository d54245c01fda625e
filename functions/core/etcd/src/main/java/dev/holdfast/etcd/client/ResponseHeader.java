package dev.holdfast.etcd.client;

/** What begins every answer. */
record ResponseHeader(long cluster, long member, long revision) {
    static final ResponseHeader NONE = new ResponseHeader(0, 0, 0);

    static ResponseHeader read(WireReader reader) {
        long cluster = 0;
        long member = 0;
        long revision = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> cluster = reader.number();
                case 2 -> member = reader.number();
                case 3 -> revision = reader.number();
                default -> {
                    // The term of the leader.
                }
            }
        }
        return new ResponseHeader(cluster, member, revision);
    }

    /** The header of an answer of which nothing else matters. */
    static ResponseHeader ofAnswer(WireReader reader) {
        ResponseHeader header = NONE;
        while (reader.next()) {
            if (reader.field() == 1) {
                header = read(reader.message());
            }
        }
        return header;
    }
}
