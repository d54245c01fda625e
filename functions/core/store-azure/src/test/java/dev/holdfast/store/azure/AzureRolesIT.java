package dev.holdfast.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import dev.holdfast.lab.azure.worm.DefaultPolicy;
import dev.holdfast.lab.azure.worm.Role;
import dev.holdfast.store.Content;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.LocationRules;
import dev.holdfast.store.LocationRules.Setting;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who write cannot unlock; those who delete cannot unlock either; and whoever comes with bad credentials is told so. */
class AzureRolesIT {
    private static final AtomicInteger CONTAINERS = new AtomicInteger();
    private static final ObjectKey FILE = ObjectKey.of("data/ab/file");

    @TempDir
    static Path folder;

    private static AzureAccount account;

    private String container = "";

    @BeforeAll
    static void startAzure() throws InterruptedException {
        account = AzureAccount.start(folder);
    }

    @AfterAll
    static void stopAzure() {
        if (account != null) {
            account.close();
        }
    }

    @BeforeEach
    void newContainer() {
        container = "roles" + CONTAINERS.incrementAndGet();
        account.check().defineContainer(container, DefaultPolicy.locked(Duration.ofDays(14)));
    }

    @Test
    void theWriterWritesLocksNothingByItselfAndIsLockedAllTheSame() {
        AzureObjectStore writer = account.as(Role.WRITER, container);

        ObjectStat stat = write(writer);

        assertThat(stat.lock().isEnforcedAt(stat.serverTime().plus(13, ChronoUnit.DAYS)))
                .isTrue();
        assertThat(writer.putIfAbsent(FILE, Content.of(new byte[9]))).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void theWriterIsRefusedDeletionAndEveryChangeOfALock() {
        AzureObjectStore writer = account.as(Role.WRITER, container);
        ObjectStat stat = write(writer);

        assertThatThrownBy(() -> writer.delete(FILE, stat.version()))
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContainingAll("data/ab/file", "no right");
        assertThatThrownBy(() ->
                        writer.extendLock(FILE, stat.version(), Instant.now().plus(Duration.ofDays(30))))
                .isInstanceOf(StoreException.AccessDenied.class);
        assertThat(writer.stat(FILE, VersionSelector.CURRENT))
                .usingRecursiveComparison()
                .ignoringFields("serverTime")
                .isEqualTo(stat);
    }

    @Test
    void thePrunerIsRefusedWhatIsLockedAndDeletesWhatIsNot() {
        AzureObjectStore pruner = account.as(Role.PRUNER, container);
        ObjectStat locked = write(account.owner(container));
        assertThatThrownBy(() -> pruner.delete(FILE, locked.version())).isInstanceOf(StoreException.Refused.class);

        account.check().defineContainer(container + "free", null);
        ObjectStat free = write(account.owner(container + "free"));
        AzureObjectStore freePruner = account.as(Role.PRUNER, container + "free");
        freePruner.delete(FILE, free.version());
        assertThat(freePruner.versions(FILE)).isEmpty();
    }

    @Test
    void theRenewerLengthensAndWritesNothing() {
        ObjectStat stat = write(account.as(Role.WRITER, container));
        AzureObjectStore renewer = account.as(Role.RENEWER, container);
        Instant until = Instant.now().plus(Duration.ofDays(40));

        Lock lock = renewer.extendLock(FILE, stat.version(), until);

        assertThat(lock.isEnforcedAt(until.minusSeconds(1))).isTrue();
        assertThatThrownBy(() -> renewer.putIfAbsent(ObjectKey.of("other"), Content.of(new byte[1])))
                .isInstanceOf(StoreException.AccessDenied.class);
    }

    @Test
    void anUnlockedDefaultIsNoLockThatCounts() {
        account.check().defineContainer(container, DefaultPolicy.unlocked(Duration.ofDays(14)));

        ObjectStat stat = write(account.owner(container));

        assertThat(stat.lock()).isInstanceOf(Lock.Bypassable.class);
        assertThat(stat.lock().isEnforcedAt(stat.serverTime())).isFalse();
        Instant earlier = stat.serverTime().plus(Duration.ofDays(1));
        assertThatThrownBy(() -> account.owner(container).extendLock(FILE, stat.version(), earlier))
                .as("a shorter Locked policy must not replace a longer Unlocked one unseen")
                .isInstanceOf(StoreException.Refused.class);
    }

    @Test
    void theOwnerSeesThatVersionsCanBeLockedAndTheWriterDoesNot() {
        LocationRules owner = account.owner(container).rules();
        LocationRules writer = account.as(Role.WRITER, container).rules();

        assertThat(owner.locking()).isEqualTo(Setting.ON);
        assertThat(owner.versioning()).isEqualTo(Setting.ON);
        assertThat(writer.locking()).isEqualTo(Setting.UNKNOWN);
        assertThat(owner.defaultRetention()).isInstanceOf(DefaultRetention.Unknown.class);
    }

    @Test
    void aContainerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> account.owner("nosuchcontainer").list("", "", _ -> {}))
                .isInstanceOf(StoreException.NotFound.class)
                .hasMessageContainingAll("azure://nosuchcontainer", "azure.container");
        assertThatThrownBy(() -> account.owner("nosuchcontainer").rules()).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> write(account.owner("nosuchcontainer"))).isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    void wrongCredentialsAreToldAndNotRepeated() {
        String good = account.check().sas(Role.WRITER, container, Instant.now().plusSeconds(60));
        AzureObjectStore altered = account.withToken(container, good.replace("sp=rcl", "sp=rcwdxli"));
        String expired =
                account.check().sas(Role.WRITER, container, Instant.now().minusSeconds(60));

        assertThatThrownBy(() -> write(altered))
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContaining("credentials were not accepted");
        assertThatThrownBy(() -> write(account.withToken(container, expired)))
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContaining("expired at");
    }

    /** The lab signs its tokens itself; this one proves that it understands them as Azure's own SDK does. */
    @Test
    void aTokenSignedByTheSdkIsUnderstood() {
        BlobContainerClient client = new BlobServiceClientBuilder()
                .connectionString(account.check().connectionString())
                .buildClient()
                .getBlobContainerClient(container);
        String token = client.generateSas(new BlobServiceSasSignatureValues(
                OffsetDateTime.now(ZoneOffset.UTC).plusHours(1),
                new BlobContainerSasPermission().setReadPermission(true).setCreatePermission(true)));

        assertThat(write(account.withToken(container, token)).size()).isEqualTo(3);
    }

    private static ObjectStat write(AzureObjectStore store) {
        store.putIfAbsent(FILE, Content.of(new byte[3]));
        return store.stat(FILE, VersionSelector.CURRENT);
    }
}
