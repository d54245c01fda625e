package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A plan gets its CronJob, which the clock fires; pods that start from nothing take a snapshot, bring it to the other copy, prove both, and judge;
 * and a Restore brings back what was lost.
 */
@Order(3)
@Tag(OnKnative.WHOLE)
@ExtendWith(OnKnative.class)
class ChainIT {
    /** A plan changes, reconcile starts from nothing, and the CronJob is written: that must be over before the minute comes. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    @Test
    void thePlanFiresCopiesAreProvenAndALostNamespaceComesBack(ProtectedShop shop) throws Exception {
        shop.allAtZero("all functions but report are at zero");

        theClockFires(shop);
        Timed.tell("snapshot.taken", () -> shop.awaitHeard("snapshot.taken", _ -> true));
        Timed.tell("copy.completed", () -> shop.awaitHeard("copy.completed", _ -> true));
        bothCopiesAreTested(shop);
        itIsSaidOnThePlan(shop);
        theNamespaceComesBack(shop);
        shop.allAtZero("all functions but report are back at zero");
    }

    /** As at three o'clock, but soon. */
    private static void theClockFires(ProtectedShop shop) throws Exception {
        ZonedDateTime minute = Instant.now()
                .plus(AHEAD)
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        String schedule = "%d %d * * *".formatted(minute.getMinute(), minute.getHour());
        shop.system(
                "patch",
                "backupplan",
                "shop",
                "--type=merge",
                "--patch={\"spec\":{\"schedule\":\"" + schedule + "\"}}");
        Timed.tell(
                "reconcile has written the CronJob",
                () -> await("a CronJob at " + schedule)
                        .atMost(ProtectedShop.LONG)
                        .until(
                                () -> shop.system("get", "cronjobs", "--output=jsonpath={.items[*].spec.schedule}"),
                                schedule::equals));
        Timed.tell(
                "the minute has come, and the CronJob's pod is there",
                () -> await().atMost(ProtectedShop.LONG)
                        .until(
                                () -> shop.system("get", "jobs", "--output=name"),
                                names -> names.contains("fire-shop-")));
    }

    private static void bothCopiesAreTested(ProtectedShop shop) throws Exception {
        JsonNode first = Timed.tell("restore-test.passed", () -> shop.awaitHeard("restore-test.passed", _ -> true));
        String other = first.path("copy").asText().equals("bucket") ? "container" : "bucket";
        String path = "/api/plans/" + ProtectedShop.PLAN + "/restore-tests?copy=" + other;
        assertThat(shop.report().door("POST", path, "junk").statusCode()).isEqualTo(401);
        assertThat(shop.report().door("POST", path, shop.report().token()).statusCode())
                .isEqualTo(202);
        Timed.tell(
                "restore-test.passed of the other, which somebody asked for at the door",
                () -> shop.awaitHeard(
                        "restore-test.passed",
                        event -> event.path("copy").asText().equals(other)));
    }

    private static void itIsSaidOnThePlan(ProtectedShop shop) throws Exception {
        String verdict = shop.report()
                .door(
                        "GET",
                        "/api/verdicts/" + ProtectedShop.PLAN + "/text",
                        shop.report().token())
                .body();
        System.out.println(verdict);
        assertThat(verdict).contains("bucket", "container");
        String plans = await().atMost(Duration.ofMinutes(2))
                .until(() -> shop.system("get", "backupplans"), said -> !said.contains("<unknown>"));
        System.out.println(plans);
        assertThat(plans).contains("LAST PROVEN", "2/2");
        System.out.println(shop.told().get("plan"));
    }

    private static void theNamespaceComesBack(ProtectedShop shop) throws Exception {
        shop.kubectl().run("delete", "namespace", "shop", "--timeout=120s");
        shop.kubectl().apply(Manifest.read("comeback.yaml"));
        Timed.tell(
                "the Restore is restored",
                () -> shop.system("wait", "--for=condition=Restored", "restore/comeback", "--timeout=480s"));
        Timed.tell(
                "the shop is open again",
                () -> shop.kubectl().run("--namespace=shop", "rollout", "status", "deployment/web", "--timeout=120s"));
        String restores = shop.system("get", "restores");
        System.out.println(restores);
        System.out.println(shop.told().get("restore"));
        assertThat(restores).containsPattern("comeback +shop +container +Completed +[1-9][0-9]* +0 ");
        assertThat(shop.told().get("restore")).contains("RestoreCompleted");
        String web =
                shop.kubectl().run("--namespace=shop", "get", "service", "web", "--output=jsonpath={.spec.clusterIP}");
        assertThat(shop.get("http://" + web + "/")).isEqualTo("open for business");
        shop.awaitHeard("restore.completed", _ -> true);
        assertThat(shop.heard())
                .extracting(event -> event.path("type").asText())
                .noneMatch(type -> type.contains("failed"));
    }
}
