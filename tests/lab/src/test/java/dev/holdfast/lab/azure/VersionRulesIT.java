package dev.holdfast.lab.azure;

import static dev.holdfast.lab.azure.RawClient.policy;
import static dev.holdfast.lab.azure.RawClient.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lab.azure.worm.DefaultPolicy;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 1, 2, 5 and 6: what makes a version, what it inherits, how it is told. */
class VersionRulesIT extends OnAzureLab {
    @Test
    void putBlobMakesAVersionAndThePreviousOneKeepsItsPolicyAndItsBytes() throws Exception {
        lockByDefault(Duration.ofHours(1));
        HttpResponse<String> first = intruder.put("a", "one");
        lab.account().defineContainer(container, null);

        HttpResponse<String> second = intruder.put("a", "two");

        assertThat(version(second)).isGreaterThan(version(first));
        HttpResponse<String> old = intruder.get("a", "versionid=" + version(first));
        assertThat(old.body()).isEqualTo("one");
        assertThat(policy(old)).containsEntry("mode", "locked");
        assertThat(policy(intruder.get("a", ""))).containsEntry("mode", "none");
        assertThat(intruder.get("a", "").body()).isEqualTo("two");
    }

    @Test
    void putBlockListMakesAVersionFromTheBlocksPutBefore() throws Exception {
        lockByDefault(Duration.ofHours(1));
        String id = Base64.getEncoder().encodeToString("block-1".getBytes(StandardCharsets.US_ASCII));
        assertCode(intruder.putBody("b", "comp=block&blockid=" + id.replace("=", "%3D"), "block bytes"), "201");

        HttpResponse<String> committed =
                intruder.putBody("b", "comp=blocklist", "<BlockList><Latest>" + id + "</Latest></BlockList>");

        assertCode(committed, "201");
        HttpResponse<String> read = intruder.get("b", "versionid=" + version(committed));
        assertThat(read.body()).isEqualTo("block bytes");
        assertThat(policy(read)).containsEntry("mode", "locked");
    }

    @Test
    void copyBlobMakesAVersionThatInheritsTheDefault() throws Exception {
        HttpResponse<String> source = intruder.put("source", "bytes");
        lockByDefault(Duration.ofHours(1));

        HttpResponse<String> copied = intruder.set(
                "target", "", "x-ms-copy-source", intruder.url("source") + "?versionid=" + version(source));

        assertCode(copied, "202");
        assertThat(intruder.get("target", "").body()).isEqualTo("bytes");
        assertThat(policy(intruder.head("target", ""))).containsEntry("mode", "locked");
        assertThat(policy(intruder.head("source", ""))).containsEntry("mode", "none");
    }

    @Test
    void anUploadInheritsTheDefaultAndKeepsItWhenTheDefaultChanges() throws Exception {
        lockByDefault(Duration.ofHours(1));
        intruder.put("a", "one");
        String before = policy(intruder.head("a", "")).toString();

        lab.account().defineContainer(container, DefaultPolicy.unlocked(Duration.ofDays(9)));

        assertThat(policy(intruder.head("a", "")).toString()).isEqualTo(before).contains("locked");
        intruder.put("b", "two");
        assertThat(policy(intruder.head("b", ""))).containsEntry("mode", "unlocked");
    }

    @Test
    void anExplicitPolicyReplacesALockedDefaultAndIsUnlocked() throws Exception {
        lockByDefault(Duration.ofHours(1));
        String until = in(Duration.ofMinutes(5));

        assertCode(intruder.put("a", "one", "x-ms-immutability-policy-until-date", until), "201");

        assertThat(policy(intruder.head("a", "")))
                .containsEntry("mode", "unlocked")
                .containsEntry("until", until);
    }

    @Test
    void deletingTheBlobLeavesItsVersionsAndNoCurrentOne() throws Exception {
        String id = version(intruder.put("a", "one"));

        assertCode(intruder.delete("a", ""), "202");

        assertCode(intruder.get("a", ""), "404 BlobNotFound");
        assertThat(intruder.get("a", "versionid=" + id).body()).isEqualTo("one");
        assertThat(intruder.list("include=versions").body()).contains(id).doesNotContain("IsCurrentVersion");
        assertThat(intruder.list("").body()).doesNotContain("<Name>");
        assertCode(intruder.delete("a", ""), "404 BlobNotFound");
    }

    @Test
    void theCurrentVersionIsNotDeletedByItsIdAndAPreviousOneIs() throws Exception {
        String first = version(intruder.put("a", "one"));
        String second = version(intruder.put("a", "two"));

        assertCode(intruder.delete("a", "versionid=" + second), "403 OperationNotAllowedOnRootBlob");
        assertCode(intruder.delete("a", "versionid=" + first), "202");

        assertCode(intruder.get("a", "versionid=" + first), "404 BlobNotFound");
        assertThat(intruder.get("a", "").body()).isEqualTo("two");
    }

    @Test
    void aDeletedVersionIdNeverTakesTheBlobWithIt() throws Exception {
        intruder.put("a", "one");

        assertCode(intruder.delete("a", "versionid=2020-01-01T00:00:00.0000000Z"), "404 BlobNotFound");

        assertThat(intruder.get("a", "").body()).isEqualTo("one");
    }

    @Test
    void getHeadAndListTellVersionPolicyAndHold() throws Exception {
        lockByDefault(Duration.ofHours(1));
        String id = version(intruder.put("a", "one"));
        intruder.set("a", "comp=legalhold", "x-ms-legal-hold", "true");

        for (HttpResponse<String> answer : List.of(intruder.get("a", ""), intruder.head("a", ""))) {
            assertThat(version(answer)).isEqualTo(id);
            assertThat(answer.headers().firstValue("x-ms-is-current-version")).contains("true");
            assertThat(answer.headers().firstValue("x-ms-legal-hold")).contains("true");
            assertThat(policy(answer)).containsEntry("mode", "locked");
        }
        assertThat(intruder.list("include=versions,immutabilitypolicy,legalhold")
                        .body())
                .contains("<VersionId>" + id + "</VersionId><IsCurrentVersion>true</IsCurrentVersion>")
                .contains("<ImmutabilityPolicyMode>locked</ImmutabilityPolicyMode>", "<LegalHold>true</LegalHold>");
    }

    @Test
    void versionsSurviveARestartOfTheCheck() throws Exception {
        lockByDefault(Duration.ofHours(1));
        String first = version(intruder.put("a", "one"));
        String second = version(intruder.put("a", "two"));

        lab.restartCheck();

        assertThat(intruder.get("a", "versionid=" + first).body()).isEqualTo("one");
        assertThat(intruder.get("a", "").body()).isEqualTo("two");
        assertCode(intruder.delete("a", "versionid=" + first), "409 BlobImmutableDueToPolicy");
        assertThat(version(intruder.put("a", "three"))).isGreaterThan(second);
        assertThat(policy(intruder.head("a", ""))).containsEntry("mode", "locked");
    }
}
