package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code holdfast uninstall} takes what {@code holdfast install} brought, and nothing that opens or holds a copy. */
@Order(5)
@Tag(OnKnative.WHOLE)
@ExtendWith(OnKnative.class)
class UninstallIT {
    private static final String GOES =
            "services.serving.knative.dev,triggers,brokers,pingsources,apiserversources,cronjobs,networkpolicies";
    /** Somebody else's, who will have to do something about it. */
    private static final String OTHERS = "trigger.eventing.knative.dev/all-to-collector";

    private static final String STAYS = "backupplans,backuplocations,restores,secrets";

    @Test
    void whatWasInstalledGoesWhatPeopleWroteStaysAndNoCopyNotices(ProtectedShop shop) throws Exception {
        shop.awaitInBothCopies(shop.askForARun());
        List<String> copies = copies(shop);
        String installed = names(shop, GOES);
        String stays = names(shop, STAYS);
        assertThat(installed).contains("service.serving.knative.dev/report", "cronjob.batch/fire-shop-");

        assertThat(shop.holdfast().administer("uninstall", "--dry-run")).contains("Broker holdfast would be deleted");
        assertThat(names(shop, GOES)).isEqualTo(installed);

        String said = Timed.tell("holdfast uninstall", () -> shop.holdfast().administer("uninstall"));
        System.out.println(said);

        assertThat(said).contains("Copies stay as they are", "backupplans; kubectl delete -k");
        Timed.tell("all that ran is gone", () -> {
            await().atMost(Duration.ofMinutes(3)).until(() -> names(shop, GOES + ",jobs,pods"), OTHERS::equals);
            return true;
        });
        assertThat(shop.kubectl().run("get", "clusterroles,clusterrolebindings", "--output=name"))
                .doesNotContain("/holdfast-");
        assertThat(names(shop, STAYS)).isEqualTo(stays);
        assertThat(copies(shop)).isEqualTo(copies);
        assertThat(shop.holdfast().administer("uninstall")).contains("Nothing is there that 'holdfast install'");
    }

    private static String names(ProtectedShop shop, String kinds) throws InterruptedException {
        return shop.system("get", kinds, "--output=name", "--ignore-not-found");
    }

    /** What each copy holds, as the command line reads it from the copy alone. */
    private static List<String> copies(ProtectedShop shop) throws Exception {
        return List.of(
                shop.command("snapshots", "--plan", ProtectedShop.PLAN, "--from", "bucket"),
                shop.command("snapshots", "--plan", ProtectedShop.PLAN, "--from", "container"));
    }
}
