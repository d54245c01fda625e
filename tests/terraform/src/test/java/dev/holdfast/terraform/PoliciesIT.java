package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What the module's policies mean, on a server that enforces them: every identity tries every deed. MinIO does not know the condition
 * s3:if-none-match, and keeps no policy of a bucket against identities of its own: that half is the bucket policy's, and needs AWS.
 */
class PoliciesIT {
    private static final String BUCKET = "example-backups";
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private static final Set<Deed> LOOKING =
            EnumSet.of(Deed.READ, Deed.SEE_THE_LOCK, Deed.LIST, Deed.LIST_VERSIONS, Deed.SEE_THE_RULES);

    /** What each may do; everything else is refused. */
    private static final Map<String, Set<Deed>> RIGHTS = Map.of(
            "writer", and(Deed.CREATE),
            "reader", LOOKING,
            "renewer", and(Deed.LENGTHEN),
            "pruner", and(Deed.DELETE_WHAT_HAS_LAPSED));

    /** What a lock itself refuses, and not a policy: MinIO answers 400 there, and AWS 403. */
    private static final Set<Deed> AGAINST_THE_LOCK =
            EnumSet.of(Deed.DELETE_WHAT_IS_LOCKED, Deed.DELETE_BY_BYPASS, Deed.SHORTEN, Deed.SOFTEN);

    private static MinioServer server;
    private static Bucket bucket;
    private static JsonNode policies;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Workshop workshop = Workshop.get();
        Path program = MinioBinary.findOrSkipTest();
        policies = workshop.outputs(
                        "location-s3/rights",
                        "-var=bucket_arn=arn:aws:s3:::" + BUCKET,
                        "-var=longest_lock_days=" + 2 * Deed.Lock.DAYS)
                .at("/policies/value");
        server = MinioServer.start(program, folder);
        server.makeBucket(BUCKET, new BucketLock.Compliance(Deed.Lock.DAYS));
        bucket = new Bucket(server.endpoint(), BUCKET, Bucket.client(server.endpoint(), server.root()));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            bucket.close();
            server.close();
        }
    }

    @TestFactory
    List<DynamicTest> eachMayDoItsOwnAndNothingElse() throws InterruptedException {
        Map<String, Bucket.Version> lapsed = new HashMap<>();
        for (String identity : RIGHTS.keySet()) {
            lapsed.put(identity, bucket.lapsing("lapsed/" + identity, MOMENT));
        }
        Thread.sleep(MOMENT.plusSeconds(1));
        List<DynamicTest> tests = new ArrayList<>();
        RIGHTS.forEach((identity, rights) -> {
            for (Deed deed : Deed.values()) {
                boolean may = rights.contains(deed);
                tests.add(dynamicTest("the " + identity + (may ? " may " : " may not ") + deed.words(), () -> {
                    Bucket.Version on = deed == Deed.DELETE_WHAT_HAS_LAPSED
                            ? Objects.requireNonNull(lapsed.get(identity))
                            : bucket.locked(identity + "/" + deed);
                    check(identity, deed, on, may);
                }));
            }
        });
        return tests;
    }

    private static void check(String identity, Deed deed, Bucket.Version on, boolean may) {
        ObjectLockRetention before = bucket.lockOf(on);
        try (S3Client s3 = Bucket.client(
                server.endpoint(),
                server.credentials(identity, policies.path(identity).asText()))) {
            if (may) {
                deed.attempt(s3, BUCKET, on);
                assertDone(deed, on, before);
                return;
            }
            assertThatThrownBy(() -> deed.attempt(s3, BUCKET, on))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode())
                                    .isIn(AGAINST_THE_LOCK.contains(deed) ? Set.of(400, 403) : Set.of(403)));
        }
        assertThat(bucket.lockOf(on)).isEqualTo(before);
    }

    /** A server that says yes and does nothing would pass otherwise. */
    private static void assertDone(Deed deed, Bucket.Version on, ObjectLockRetention before) {
        if (deed == Deed.DELETE_WHAT_HAS_LAPSED) {
            assertThat(bucket.versionsOf(on.key())).isEmpty();
            return;
        }
        ObjectLockRetention after = bucket.lockOf(on);
        if (deed == Deed.LENGTHEN) {
            assertThat(after.mode()).isEqualTo(before.mode());
            assertThat(Duration.between(before.retainUntilDate(), after.retainUntilDate()))
                    .isBetween(Duration.ofDays(5), Duration.ofDays(7));
            return;
        }
        assertThat(after).isEqualTo(before);
        assertThat(bucket.versionsOf(on.key() + "-new")).hasSize(deed == Deed.CREATE ? 1 : 0);
    }

    private static Set<Deed> and(Deed more) {
        Set<Deed> all = EnumSet.copyOf(LOOKING);
        all.add(more);
        return all;
    }
}
