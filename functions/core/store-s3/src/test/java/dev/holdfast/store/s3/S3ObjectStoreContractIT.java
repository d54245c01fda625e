package dev.holdfast.store.s3;

import dev.holdfast.contracts.ObjectStoreContract;
import dev.holdfast.contracts.TestPlace;
import dev.holdfast.store.VersionId;

/** Against a server that enforces Object Lock; the default retention of the bucket locks, no write sends a header for it. */
class S3ObjectStoreContractIT extends ObjectStoreContract {
    @Override
    protected TestPlace newPlace() {
        return new S3TestPlace();
    }

    /** S3 calls an id of another form a malformed request. */
    @Override
    public VersionId unknownVersion() {
        return new VersionId("00000000-0000-4000-8000-000000000000");
    }
}
