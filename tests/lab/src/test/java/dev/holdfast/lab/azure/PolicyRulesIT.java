package dev.holdfast.lab.azure;

import static dev.holdfast.lab.azure.RawClient.policy;
import static dev.holdfast.lab.azure.RawClient.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rules 3 and 4: what a policy and a hold forbid, and to whom. */
class PolicyRulesIT extends OnAzureLab {
    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String MODE = "x-ms-immutability-policy-mode";
    private static final String POLICY = "comp=immutabilityPolicies";

    @Test
    void aLockedPolicyIsLengthenedAnyNumberOfTimesAndNeverShortened() throws Exception {
        intruder.put("a", "one");
        for (int hours = 1; hours <= 8; hours++) {
            assertCode(intruder.set("a", POLICY, UNTIL, in(Duration.ofHours(hours)), MODE, "Locked"), "200");
        }

        HttpResponse<String> shorter = intruder.set("a", POLICY, UNTIL, in(Duration.ofHours(7)), MODE, "Locked");

        assertThat(shorter.statusCode()).isEqualTo(409);
        assertThat(policy(intruder.head("a", ""))).containsEntry("mode", "locked");
    }

    @Test
    void aLockedPolicyIsNeitherUnlockedNorDeleted() throws Exception {
        intruder.put("a", "one");
        intruder.set("a", POLICY, UNTIL, in(Duration.ofHours(1)), MODE, "Locked");

        assertThat(intruder.set("a", POLICY, UNTIL, in(Duration.ofHours(2)), MODE, "Unlocked")
                        .statusCode())
                .isEqualTo(409);
        assertCode(intruder.delete("a", POLICY), "409 ImmutabilityPolicyDeleteOnLockedPolicy");
    }

    @Test
    void anUnlockedPolicyIsShortenedAndDeleted() throws Exception {
        intruder.put("a", "one");
        intruder.set("a", POLICY, UNTIL, in(Duration.ofHours(2)));

        assertCode(intruder.set("a", POLICY, UNTIL, in(Duration.ofHours(1))), "200");
        assertCode(intruder.delete("a", POLICY), "200");

        assertThat(policy(intruder.head("a", ""))).containsEntry("mode", "none");
        assertCode(intruder.delete("a", ""), "202");
    }

    @Test
    void aPolicyIsSetOnAVersionAndOnNoOther() throws Exception {
        String first = version(intruder.put("a", "one"));
        String second = version(intruder.put("a", "two"));

        assertCode(
                intruder.set("a", POLICY + "&versionid=" + first, UNTIL, in(Duration.ofHours(1)), MODE, "Locked"),
                "200");

        assertThat(policy(intruder.head("a", "versionid=" + first))).containsEntry("mode", "locked");
        assertThat(policy(intruder.head("a", "versionid=" + second))).containsEntry("mode", "none");
    }

    @Test
    void aPolicyInThePastIsNotValid() throws Exception {
        intruder.put("a", "one");

        assertCode(
                intruder.set("a", POLICY, UNTIL, in(Duration.ofSeconds(-5)), MODE, "Locked"), "400 InvalidHeaderValue");
        assertCode(intruder.set("a", POLICY, UNTIL, "tomorrow"), "400 InvalidHeaderValue");
        assertCode(intruder.set("a", POLICY), "400 MissingRequiredHeader");
    }

    @Test
    void underAnActivePolicyDeletionAndMetadataAreRefusedWithAndWithoutAVersion() throws Exception {
        lockByDefault(Duration.ofHours(1));
        String first = version(intruder.put("a", "one"));
        intruder.put("a", "two");

        assertCode(intruder.delete("a", ""), "409 BlobImmutableDueToPolicy");
        assertCode(intruder.delete("a", "versionid=" + first), "409 BlobImmutableDueToPolicy");
        assertCode(intruder.set("a", "comp=metadata", "x-ms-meta-a", "b"), "409 BlobImmutableDueToPolicy");
    }

    @Test
    void anUnlockedPolicyThatIsActiveForbidsDeletionToo() throws Exception {
        intruder.put("a", "one");
        intruder.set("a", POLICY, UNTIL, in(Duration.ofHours(1)));

        assertCode(intruder.delete("a", ""), "409 BlobImmutableDueToPolicy");
    }

    @Test
    void overwritingIsAllowedUnderAPolicy() throws Exception {
        lockByDefault(Duration.ofHours(1));
        String first = version(intruder.put("a", "one"));

        assertCode(intruder.put("a", "junk"), "201");

        assertThat(intruder.get("a", "versionid=" + first).body()).isEqualTo("one");
    }

    @Test
    void aLegalHoldForbidsDeletionUntilItIsCleared() throws Exception {
        intruder.put("a", "one");
        assertCode(intruder.set("a", "comp=legalhold", "x-ms-legal-hold", "true"), "200");

        assertCode(intruder.delete("a", ""), "409 BlobImmutableDueToLegalHold");

        assertCode(intruder.set("a", "comp=legalhold", "x-ms-legal-hold", "false"), "200");
        assertCode(intruder.delete("a", ""), "202");
    }

    @Test
    void afterThePolicyHasEndedDeletionIsAllowedAndMetadataIsNot() throws Exception {
        lockByDefault(Duration.ofSeconds(1));
        String id = version(intruder.put("a", "one"));
        assertCode(intruder.delete("a", ""), "409 BlobImmutableDueToPolicy");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> intruder.delete("a", "").statusCode() == 202);

        assertCode(intruder.set("a", "comp=metadata", "x-ms-meta-a", "b"), "404 BlobNotFound");
        assertCode(intruder.delete("a", "versionid=" + id), "202");
        assertThat(intruder.list("include=versions").body()).doesNotContain(id);
    }
}
