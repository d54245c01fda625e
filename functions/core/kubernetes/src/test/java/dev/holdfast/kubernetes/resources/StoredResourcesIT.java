package dev.holdfast.kubernetes.resources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.resources.StoredResources.Listing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resources that lie in a real cluster, among them some that its schema lets pass and our rules do not. */
class StoredResourcesIT {
    private static final int MANY = 130;

    private static ResourceServer server;

    @BeforeAll
    static void startCluster() throws Exception {
        server = ResourceServer.startOrSkipTest();
        for (int i = 0; i < MANY; i++) {
            server.store(Kind.BACKUP_PLAN, "shop", plan("plan-" + i, "0 3 * * *"));
        }
        // The schema cannot know that there is no such day.
        server.store(Kind.BACKUP_PLAN, "shop", plan("never", "0 3 31 2 *"));
        server.store(Kind.BACKUP_LOCATION, "", """
                {"apiVersion":"holdfast.dev/v1","kind":"BackupLocation","metadata":{"name":"nas"},
                 "spec":{"provider":"local","medium":"nas","site":"cellar","lockFor":"14d","credentialsInCluster":true,"local":{"path":"/mnt/nas"}}}
                """);
        server.store(Kind.RESTORE, "shop", """
                {"apiVersion":"holdfast.dev/v1","kind":"Restore","metadata":{"name":"back"},
                 "spec":{"plan":"plan-1","location":"nas","snapshot":"latest","target":{"inCluster":true}}}
                """);
    }

    @AfterAll
    static void endCluster() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void oneIsFoundByItsName() throws Exception {
        StoredResources stored = new StoredResources(server.api());

        assertThat(stored.plan(new PlanRef("shop", "plan-1")).orElseThrow().ref())
                .isEqualTo(new PlanRef("shop", "plan-1"));
        assertThat(stored.location(new LocationName("nas"))).isPresent();
        assertThat(stored.restore(new PlanRef("shop", "back")).orElseThrow().plan())
                .isEqualTo(new PlanRef("shop", "plan-1"));
    }

    @Test
    void aNameThatIsNotThereIsNothingAndNoError() throws Exception {
        StoredResources stored = new StoredResources(server.api());

        assertThat(stored.plan(new PlanRef("shop", "nobody"))).isEmpty();
        assertThat(stored.plan(new PlanRef("nowhere", "nobody"))).isEmpty();
        assertThat(stored.location(new LocationName("nowhere"))).isEmpty();
        assertThat(stored.restore(new PlanRef("shop", "nobody"))).isEmpty();
    }

    @Test
    void aSecretIsReadAKeyAtATimeAndWhatIsNotThereIsNothing() {
        server.api().send(ApiRequest.create("/api/v1/namespaces/shop/secrets", """
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"keys"},"stringData":{"password":"hunter2"}}
                """.getBytes(UTF_8)));
        StoredSecrets secrets = new StoredSecrets(server.api());

        assertThat(secrets.value("shop", "keys", "password")).contains("hunter2".getBytes(UTF_8));
        assertThat(secrets.value("shop", "keys", "other")).isEmpty();
        assertThat(secrets.value("shop", "nobody", "password")).isEmpty();
        assertThat(secrets.value("nowhere", "keys", "password")).isEmpty();
    }

    @Test
    void aPlanThatBreaksARuleSaysWhichPlanAndWhichRule() {
        StoredResources stored = new StoredResources(server.api());

        assertThatThrownBy(() -> stored.plan(new PlanRef("shop", "never")))
                .isInstanceOf(InvalidResourceException.class)
                .hasMessageContaining("BackupPlan shop/never at ")
                .hasMessageContaining("schedule");
    }

    @Test
    void aBrokenPlanBreaksOnlyItselfInALongList() {
        Listing<?> plans = new StoredResources(server.api()).plans();

        assertThat(plans.readable()).hasSize(MANY);
        assertThat(plans.broken()).singleElement().asString().contains("shop/never");
    }

    private static String plan(String name, String schedule) {
        return """
                {"apiVersion":"holdfast.dev/v1","kind":"BackupPlan","metadata":{"name":"%s"},
                 "spec":{"cluster":{"name":"prod","site":"eu-1","provider":"lab"},"scope":{"namespaces":["shop"]},
                         "schedule":"%s","copies":[{"location":"nas"}],"proof":{"every":"7d","level":1}}}
                """.formatted(name, schedule);
    }
}
