package dev.holdfast.lab.azure;

import static dev.holdfast.lab.azure.RawClient.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lab.azure.worm.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may what: each role of Holdfast, tokens that are not good, and requests that race. */
class RightsIT extends OnAzureLab {
    private static final String UNTIL = "x-ms-immutability-policy-until-date";

    @Test
    void theWriterAddsAndReadsAndNothingElse() throws Exception {
        RawClient writer = as(Role.WRITER);

        String id = version(writer.put("a", "one", "If-None-Match", "*"));

        assertThat(writer.get("a", "").body()).isEqualTo("one");
        assertCode(writer.put("a", "two"), "403 UnauthorizedBlobOverwrite");
        assertCode(writer.put("a", "two", "If-None-Match", "*"), "409 BlobAlreadyExists");
        assertCode(writer.delete("a", ""), "403 AuthorizationPermissionMismatch");
        assertCode(writer.delete("a", "versionid=" + id), "403 AuthorizationPermissionMismatch");
        assertCode(
                writer.set("a", "comp=immutabilityPolicies", UNTIL, in(Duration.ofHours(1))),
                "403 AuthorizationPermissionMismatch");
        assertCode(writer.delete("a", "comp=immutabilityPolicies"), "403 AuthorizationPermissionMismatch");
        assertCode(writer.set("a", "comp=legalhold", "x-ms-legal-hold", "true"), "403 AuthorizationPermissionMismatch");
        assertCode(writer.putBody("b", "comp=block&blockid=YQ%3D%3D", "x"), "403 AuthorizationPermissionMismatch");
        assertCode(writer.put("c", "three", UNTIL, in(Duration.ofHours(1))), "403 AuthorizationPermissionMismatch");
    }

    @Test
    void theRenewerLengthensAndNeitherWritesNorDeletes() throws Exception {
        String id = version(intruder.put("a", "one"));
        RawClient renewer = as(Role.RENEWER);

        assertCode(
                renewer.set("a", "comp=immutabilityPolicies&versionid=" + id, UNTIL, in(Duration.ofHours(1))), "200");
        assertCode(renewer.put("b", "two"), "403 AuthorizationPermissionMismatch");
        assertCode(renewer.delete("a", ""), "403 AuthorizationPermissionMismatch");
    }

    @Test
    void thePrunerDeletesWhatIsNotProtectedAndLocksNothing() throws Exception {
        String first = version(intruder.put("a", "one"));
        intruder.put("a", "two");
        RawClient pruner = as(Role.PRUNER);

        assertCode(
                pruner.set("a", "comp=immutabilityPolicies", UNTIL, in(Duration.ofHours(1))),
                "403 AuthorizationPermissionMismatch");
        assertCode(pruner.put("a", "three"), "403 AuthorizationPermissionMismatch");
        assertCode(pruner.delete("a", "versionid=" + first), "202");
    }

    @Test
    void aTokenThatIsForeignAlteredOrExpiredIsNotAccepted() throws Exception {
        intruder.put("a", "one");
        lab.account().defineContainer(container + "x", null);
        Instant soon = Instant.now().plusSeconds(60);
        String elsewhere = lab.account().sas(Role.READER, container + "x", soon);
        String altered = lab.account().sas(Role.READER, container, soon).replace("sp=rl", "sp=rwdl");
        String expired = lab.account().sas(Role.READER, container, Instant.now().minusSeconds(60));

        for (String token : new String[] {elsewhere, altered, expired}) {
            HttpResponse<String> answer = new RawClient(lab.account(), container, token).get("a", "");
            assertCode(answer, "403 AuthenticationFailed");
        }
        assertCode(new RawClient(lab.account(), container, "").get("a", ""), "401 NoAuthenticationInformation");
    }

    @Test
    void ofManyWhoCreateOneNameAtOnceExactlyOneDoes() throws Exception {
        RawClient writer = as(Role.WRITER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() ->
                            writer.put("a", "writer " + i, "If-None-Match", "*").statusCode()))
                    .toList();
            long created = 0;
            for (var answer : answers) {
                int status = answer.get();
                assertThat(status).isIn(201, 409);
                created += status == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
        assertThat(intruder.list("include=versions").body()).containsOnlyOnce("<Name>");
    }

    @Test
    void bytesThatDoNotMatchTheirMd5AreNotKept() throws Exception {
        HttpResponse<String> answer = intruder.put("a", "one", "Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==");

        assertCode(answer, "400 Md5Mismatch");
        assertCode(intruder.get("a", ""), "404 BlobNotFound");
    }

    @Test
    void whatTheCheckDoesNotKnowItRefuses() throws Exception {
        intruder.put("a", "one");

        assertCode(intruder.set("a", "comp=snapshot"), "501 NotImplemented");
        assertCode(intruder.set("a", "comp=tier", "x-ms-access-tier", "Cool"), "501 NotImplemented");
        assertCode(intruder.list("delimiter=/"), "501 NotImplemented");
    }

    @Test
    void rangesAreServed() throws Exception {
        intruder.put("a", "0123456789");

        HttpResponse<String> part = intruder.get("a", "", "x-ms-range", "bytes=2-4");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("content-range")).contains("bytes 2-4/10");
        assertThat(intruder.get("a", "", "x-ms-range", "bytes=10-").statusCode())
                .isEqualTo(416);
    }

    @Test
    void listingsGoOnWhereThePageEnded() throws Exception {
        for (int i = 0; i < 5; i++) {
            intruder.put("p/" + i, "one");
            intruder.put("p/" + i, "two");
        }
        String seen = "";
        String marker = "";
        do {
            String page = intruder.list("include=versions&prefix=p/&startFrom=p/1&maxresults=3&marker=" + marker)
                    .body();
            seen += page;
            marker = page.replaceAll("(?s).*<NextMarker>(.*)</NextMarker>.*", "$1");
        } while (!marker.isEmpty());

        assertThat(seen.split("<Name>", -1)).hasSize(1 + 8);
        assertThat(seen).doesNotContain("p/0<").contains("p/1<", "p/4<");
    }
}
