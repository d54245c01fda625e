package dev.holdfast.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Credentials;
import dev.holdfast.domain.location.LocalSettings;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.location.Medium;
import dev.holdfast.domain.location.NetworkSettings;
import dev.holdfast.domain.location.S3Settings;
import dev.holdfast.domain.location.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Scope ITS_OWN =
            new Scope(Glob.all("shop"), Optional.empty(), List.of(), List.of(), List.of(), ClusterResources.NONE);

    @Test
    void aSoundPlanHasNoErrors() {
        assertThat(check(
                        plan("holdfast-system", Scope.EVERYTHING, Duration.ofHours(6), "a", "b"),
                        location("a", 30),
                        location("b", 30)))
                .noneMatch(Finding::isError);
    }

    @Test
    void aRunThatOutlivesHalfOfALockIsRefused() {
        BackupPlan slow = plan("holdfast-system", Scope.EVERYTHING, Duration.ofDays(7), "a", "b");

        assertThat(check(slow, location("a", 14), location("b", 30)))
                .filteredOn(Finding::isError)
                .singleElement()
                .hasToString(
                        "runDeadline: 7d is not less than half of the lock of 'a' (14d): what a run writes first could be unlocked"
                                + " before it commits; write less than 7d");
        assertThat(check(slow, location("a", 15), location("b", 30))).noneMatch(Finding::isError);
    }

    @Test
    void foldersLockNothingWhateverTheirLeaseIs() {
        BackupPlan folders = plan("holdfast-system", Scope.EVERYTHING, Duration.ofHours(6), "a", "b");

        List<Finding> found = check(folders, folder("a", 30), folder("b", 30));

        assertThat(found).noneMatch(Finding::isError);
        assertThat(found)
                .extracting(Finding::toString)
                .contains(
                        "copies: none of the locations locks what is written: no copy will be immutable",
                        "copies[0].location: the location 'a' does not lock (a folder's leases bind Holdfast alone): whoever holds its"
                                + " credentials can delete the copy");
    }

    private static BackupLocation folder(String name, int days) {
        BackupLocation bucket = location(name, days);
        return new BackupLocation(
                bucket.name(),
                new LocalSettings("/" + name),
                bucket.medium(),
                bucket.site(),
                bucket.account(),
                bucket.prefix(),
                bucket.lockFor(),
                bucket.credentialsInCluster(),
                bucket.emulated(),
                bucket.allowedNamespaces(),
                bucket.network(),
                bucket.credentials());
    }

    @Test
    void aCopyAtALocationThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThat(check(
                        plan("holdfast-system", Scope.EVERYTHING, Duration.ofHours(6), "a", "c"),
                        location("a", 30),
                        location("b", 30)))
                .filteredOn(Finding::isError)
                .singleElement()
                .hasToString("copies[1].location: there is no location 'c'; defined are a, b");
    }

    @Test
    void aTenantsPlanReachesItsOwnNamespaceAndNothingElse() {
        assertThat(TenancyRule.checkScope("shop", ITS_OWN)).isEmpty();
        assertThat(TenancyRule.checkScope("shop", Scope.EVERYTHING))
                .extracting(Finding::field)
                .containsExactly("scope.namespaces", "scope.clusterResources");
        assertThat(TenancyRule.checkScope("shop", Scope.ofNamespaces(Glob.all("shop", "bank"))))
                .isNotEmpty();
        assertThat(TenancyRule.checkScope("shop", Scope.ofNamespaces(Glob.all("shop*"))))
                .isNotEmpty();
        assertThat(TenancyRule.checkScope("holdfast-system", Scope.EVERYTHING)).isEmpty();
    }

    @Test
    void aTenantUsesOnlyLocationsThatAllowItsNamespace() {
        List<Finding> findings = check(
                plan("shop", ITS_OWN, Duration.ofHours(6), "a", "b"),
                location("a", 30, "shop"),
                location("b", 30, "bank-*"));

        assertThat(findings)
                .filteredOn(Finding::isError)
                .singleElement()
                .hasToString(
                        "copies[1].location: the location 'b' is not for the namespace 'shop'; its owner can add it to allowedNamespaces");
    }

    @Test
    void whatWillSpoilTheVerdictIsSaidBeforehand() {
        BackupPlan one = plan("holdfast-system", Scope.EVERYTHING, Duration.ofHours(6), "a");

        assertThat(check(one, location("a", 0)))
                .extracting(Finding::text)
                .anyMatch(text -> text.contains("names one location"))
                .anyMatch(text -> text.contains("does not lock"))
                .anyMatch(text -> text.contains("no copy will be immutable"))
                .anyMatch(text -> text.contains("nobody's receipts are believed"));
    }

    @Test
    void onePlaceUnderTwoNamesIsOneCopy() {
        BackupLocation a = location("a", 30);
        BackupLocation again = new BackupLocation(
                new LocationName("b"),
                a.settings(),
                a.medium(),
                a.site(),
                a.account(),
                a.prefix(),
                a.lockFor(),
                a.credentialsInCluster(),
                a.emulated(),
                a.allowedNamespaces(),
                a.network(),
                a.credentials());

        assertThat(check(plan("holdfast-system", Scope.EVERYTHING, Duration.ofHours(6), "a", "b"), a, again))
                .filteredOn(Finding::isError)
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("'b' is the same place as 'a'");
    }

    @Test
    void aScopeThatLeavesOutAllThatItNamesIsRefused() {
        List<ResourceName> secrets = List.of(new ResourceName("secrets"));
        Scope nothing =
                new Scope(List.of(), Optional.empty(), List.of(), secrets, secrets, ClusterResources.REFERENCED);

        assertThat(check(
                        plan("holdfast-system", nothing, Duration.ofHours(6), "a", "b"),
                        location("a", 30),
                        location("b", 30)))
                .filteredOn(Finding::isError)
                .extracting(Finding::field)
                .containsExactly("scope.includeResources");
    }

    @Test
    void copiesInOneSystemAndOnTheSitesOfTheClusterAreDoubtful() {
        assertThat(check(
                        plan("holdfast-system", Scope.EVERYTHING, Duration.ofHours(6), "a", "b"),
                        location("a", 30),
                        location("b", 30)))
                .extracting(Finding::text)
                .anyMatch(text -> text.contains("all lie in one storage system"))
                .anyMatch(text -> text.contains("no copy can be said to stand elsewhere"))
                .noneMatch(text -> text.contains("credentials that the cluster holds"));
    }

    @Test
    void impossiblePlansCannotBeMade() {
        assertThatThrownBy(() -> plan("shop", ITS_OWN, Duration.ofHours(6)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("copies: has 0 entries");
        assertThatThrownBy(() -> plan("shop", ITS_OWN, Duration.ofHours(6), "a", "a"))
                .hasMessageContaining("copies[1].location: 'a' is named twice");
        assertThatThrownBy(() -> new RetentionPolicy(0, 0, 0, 0, 0, 0, Optional.empty()))
                .hasMessageContaining("keeps nothing");
        assertThatThrownBy(() -> location("a", 13)).hasMessageContaining("lockFor: '13d' is not long enough");
    }

    private static List<Finding> check(BackupPlan plan, BackupLocation... locations) {
        return PlanCheck.check(plan, List.of(locations), NOW);
    }

    private static BackupPlan plan(String namespace, Scope scope, Duration deadline, String... copies) {
        return new BackupPlan(
                new PlanRef(namespace, "nightly"),
                new ClusterIdentity("production", Optional.empty(), Optional.empty()),
                scope,
                Optional.of(Schedule.utc("0 */6 * * *")),
                BackupPlan.DEFAULT_MIN_INTERVAL,
                deadline,
                Optional.empty(),
                List.of(copies).stream().map(CopyRef::at).toList(),
                RetentionPolicy.DEFAULT,
                ProofPolicy.DEFAULT,
                Optional.empty(),
                Trust.NOBODY,
                Optional.empty());
    }

    private static BackupLocation location(String name, int lockDays, String... namespaces) {
        return new BackupLocation(
                new LocationName(name),
                new S3Settings(
                        "backups-" + name,
                        "eu-central-1",
                        Optional.empty(),
                        YesNo.NO,
                        S3Settings.Checksums.WHEN_SUPPORTED),
                new Medium("object-store"),
                new Site("fra"),
                Optional.empty(),
                "",
                Duration.ofDays(lockDays),
                YesNo.NO,
                YesNo.NO,
                Glob.all(namespaces),
                NetworkSettings.DIRECT,
                new Credentials.DefaultChain());
    }
}
