package dev.holdfast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.LocationRules;
import dev.holdfast.store.LocationRules.Setting;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what, and what buckets of each kind say about locks. */
class S3IdentitiesIT {
    private static final ObjectKey FILE = ObjectKey.of("file");
    private static final Content CONTENT = Content.of(new byte[] {1, 2, 3});

    private final String prefix = "identities/" + UUID.randomUUID();

    @Test
    void theWriterSeesItsFileLockedByTheBucket() {
        try (ObjectStore writer = S3Lab.store(S3Lab.LOCKING, prefix, MinioRole.WRITER)) {
            writer.putIfAbsent(FILE, CONTENT);
            ObjectStat stat = writer.stat(FILE, VersionSelector.CURRENT);
            assertThat(stat.lock().isEnforcedAt(stat.serverTime().plus(Duration.ofHours(23))))
                    .isTrue();
        }
    }

    @Test
    void theWriterCanNeitherDeleteNorLock() {
        try (ObjectStore writer = S3Lab.store(S3Lab.LOCKABLE, prefix, MinioRole.WRITER)) {
            writer.putIfAbsent(FILE, CONTENT);
            ObjectStat stat = writer.stat(FILE, VersionSelector.CURRENT);
            assertThatThrownBy(() -> writer.delete(FILE, stat.version()))
                    .isInstanceOf(StoreException.AccessDenied.class);
            assertThatThrownBy(() -> writer.extendLock(FILE, stat.version(), inADay()))
                    .isInstanceOf(StoreException.Refused.class);
            assertThat(writer.stat(FILE, VersionSelector.CURRENT).lock()).isEqualTo(Lock.none());
        }
    }

    @Test
    void theRenewerLocksButCanNeitherWriteNorDelete() {
        ObjectStat stat = written(S3Lab.LOCKABLE);
        try (ObjectStore renewer = S3Lab.store(S3Lab.LOCKABLE, prefix, MinioRole.RENEWER)) {
            assertThatThrownBy(() -> renewer.delete(FILE, stat.version()))
                    .isInstanceOf(StoreException.AccessDenied.class);
            assertThatThrownBy(() -> renewer.putIfAbsent(ObjectKey.of("new"), CONTENT))
                    .isInstanceOf(StoreException.AccessDenied.class);
            assertThat(renewer.extendLock(FILE, stat.version(), inADay()).isEnforcedAt(Instant.now()))
                    .isTrue();
        }
    }

    @Test
    void thePrunerDeletesWhatIsNotLockedButCanNeitherWriteNorLock() {
        ObjectStat locked = written(S3Lab.LOCKING);
        ObjectStat free = written(S3Lab.LOCKABLE);
        try (ObjectStore pruner = S3Lab.store(S3Lab.LOCKING, prefix, MinioRole.PRUNER)) {
            assertThatThrownBy(() -> pruner.delete(FILE, locked.version())).isInstanceOf(StoreException.Refused.class);
        }
        try (ObjectStore pruner = S3Lab.store(S3Lab.LOCKABLE, prefix, MinioRole.PRUNER)) {
            assertThatThrownBy(() -> pruner.extendLock(FILE, free.version(), inADay()))
                    .isInstanceOf(StoreException.Refused.class);
            assertThatThrownBy(() -> pruner.putIfAbsent(ObjectKey.of("new"), CONTENT))
                    .isInstanceOf(StoreException.AccessDenied.class);
            pruner.delete(FILE, free.version());
            assertThat(pruner.versions(FILE)).isEmpty();
        }
    }

    @Test
    void whoMayNotAskForRetentionsDoesNotKnowOfAny() {
        written(S3Lab.LOCKING);
        try (ObjectStore reader = S3Lab.store(S3Lab.LOCKING, prefix, MinioRole.READER)) {
            assertThat(reader.stat(FILE, VersionSelector.CURRENT).lock()).isInstanceOf(Lock.Unknown.class);
        }
    }

    @Test
    void whoMayNothingIsTold() {
        written(S3Lab.LOCKING);
        try (S3ObjectStore nobody = S3Lab.store(S3Lab.LOCKING, prefix, MinioRole.NOBODY)) {
            assertThatThrownBy(() -> nobody.read(FILE, VersionSelector.CURRENT, ByteRange.ALL))
                    .isInstanceOf(StoreException.AccessDenied.class);
            assertThatThrownBy(() -> nobody.stat(FILE, VersionSelector.CURRENT))
                    .isInstanceOf(StoreException.AccessDenied.class);
            assertThatThrownBy(() -> nobody.list("", "", _ -> {})).isInstanceOf(StoreException.AccessDenied.class);
            assertThatThrownBy(nobody::rules).isInstanceOf(StoreException.AccessDenied.class);
        }
    }

    @Test
    void governanceCountsAsBypassable() {
        ObjectStat stat = written(S3Lab.GOVERNED);
        assertThat(stat.lock()).isInstanceOf(Lock.Bypassable.class);
        assertThat(stat.lock().isEnforcedAt(stat.serverTime())).isFalse();
    }

    @Test
    void aBucketWithoutObjectLockSaysSo() {
        ObjectStat stat = written(S3Lab.PLAIN);
        assertThat(stat.lock()).isEqualTo(Lock.none());
        try (ObjectStore store = S3Lab.store(S3Lab.PLAIN, prefix)) {
            assertThatThrownBy(() -> store.extendLock(FILE, stat.version(), inADay()))
                    .isInstanceOf(StoreException.Refused.class);
            store.delete(FILE, stat.version());
            assertThat(store.versions(FILE)).isEmpty();
        }
    }

    @Test
    void eachBucketStatesItsRules() {
        assertThat(rules(S3Lab.LOCKING).defaultRetention())
                .isEqualTo(new DefaultRetention.Enforced(Duration.ofDays(1)));
        assertThat(rules(S3Lab.GOVERNED).defaultRetention())
                .isEqualTo(new DefaultRetention.Bypassable(Duration.ofDays(1), "GOVERNANCE"));
        LocationRules lockable = rules(S3Lab.LOCKABLE);
        assertThat(lockable.defaultRetention()).isEqualTo(new DefaultRetention.None());
        assertThat(lockable.locking()).isEqualTo(Setting.ON);
        assertThat(lockable.versioning()).isEqualTo(Setting.ON);
        LocationRules plain = rules(S3Lab.PLAIN);
        assertThat(plain.defaultRetention()).isEqualTo(new DefaultRetention.None());
        assertThat(plain.locking()).isEqualTo(Setting.OFF);
        assertThat(plain.versioning()).isEqualTo(Setting.OFF);
    }

    @Test
    void wrongCredentialsAreNoRefusalOfALock() {
        ObjectStat stat = written(S3Lab.LOCKING);
        MinioCredentials root = S3Lab.server().root();
        for (MinioCredentials wrong : new MinioCredentials[] {
            new MinioCredentials(root.accessKeyId(), "not-the-secret-of-this-user", null),
            new MinioCredentials("nobody-of-this-name", root.secretAccessKey(), null)
        }) {
            try (S3ObjectStore store = S3Lab.store(S3Lab.settings(S3Lab.LOCKING, prefix, wrong))) {
                assertThatThrownBy(() -> store.delete(FILE, stat.version()))
                        .isInstanceOf(StoreException.AccessDenied.class)
                        .hasMessageContaining("credentials")
                        .hasMessageNotContaining(wrong.secretAccessKey());
                assertThatThrownBy(() -> store.putIfAbsent(FILE, CONTENT))
                        .isInstanceOf(StoreException.AccessDenied.class);
            }
        }
    }

    @Test
    void aBucketThatIsNotThereIsNotFound() {
        try (S3ObjectStore store = S3Lab.store("no-such-bucket", prefix)) {
            assertThatThrownBy(store::rules)
                    .isInstanceOf(StoreException.NotFound.class)
                    .hasMessageContaining("bucket");
            assertThatThrownBy(() -> store.putIfAbsent(FILE, CONTENT))
                    .isInstanceOf(StoreException.NotFound.class)
                    .hasMessageContaining("no-such-bucket");
            assertThatThrownBy(() -> store.list("", "", _ -> {})).isInstanceOf(StoreException.NotFound.class);
        }
    }

    private LocationRules rules(String bucket) {
        try (S3ObjectStore store = S3Lab.store(bucket, prefix)) {
            return store.rules();
        }
    }

    private ObjectStat written(String bucket) {
        try (ObjectStore store = S3Lab.store(bucket, prefix)) {
            store.putIfAbsent(FILE, CONTENT);
            return store.stat(FILE, VersionSelector.CURRENT);
        }
    }

    private static Instant inADay() {
        return Instant.now().plus(Duration.ofDays(1));
    }
}
