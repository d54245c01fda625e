package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's two snapshots in two copies, looked at and restored as its administrators would. */
class JourneyIT {
    private static final String CART = "namespaces/shop/configmaps.core/cart-settings.json";
    private static final String LIVE_CART = "/api/v1/namespaces/shop/configmaps/cart-settings";

    @TempDir
    private static Path folder;

    private static CompanyLab lab;
    private static String first;
    private static String second;

    @BeforeAll
    static void backUpTwice() throws Exception {
        lab = CompanyLab.start(folder);
        lab.call("plan", "check").worked();
        DocumentedShape.check(
                "repository init",
                lab.call("repository", "init", "-o", "yaml").worked().yaml());
        first = snapshot();
        lab.change(LIVE_CART, "{'data': {'feature.flags': 'changed', 'EMPTY': null, 'new': '1'}}");
        lab.change("/api/v1/namespaces/shop/secrets/cart-credentials", "{'stringData': {'password': 'hunter2'}}");
        lab.live.send(
                "POST",
                "/api/v1/namespaces/people/configmaps",
                "application/json",
                CompanyLab.json("{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'new'}}"));
        second = snapshot();
        lab.call("replicate").worked();
    }

    private static String snapshot() {
        JsonNode taken = lab.call("snapshot", "-o", "json").worked().json();
        DocumentedShape.check("snapshot", taken);
        return taken.path("snapshot").asText();
    }

    @AfterAll
    static void end() {
        if (lab != null) {
            lab.close();
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void snapshotsAreTheSameInBothCopies() {
        JsonNode there =
                lab.call("snapshots", "--from", "vault", "-o", "json").worked().json();
        JsonNode here = lab.call("snapshots", "-o", "yaml").worked().yaml();

        assertThat(there.path("snapshots")).isEqualTo(here.path("snapshots"));
        assertThat(there.path("snapshots").findValuesAsText("snapshot")).containsExactly(first, second);
        assertThat(lab.call("snapshots").worked().out()).contains(first.substring(0, 8), "complete");
    }

    @Test
    void lsTakesFoldersAndPatterns() {
        List<String> shop =
                lab.call("ls", "namespaces/shop").worked().out().lines().toList();
        List<String> settings = lab.call("ls", "--from", "vault", "namespaces/*/configmaps.core/*-settings.json")
                .worked()
                .out()
                .lines()
                .toList();

        assertThat(shop).contains(CART).allMatch(path -> path.startsWith("namespaces/shop/"));
        assertThat(settings).contains(CART).hasSizeGreaterThan(10).allMatch(path -> path.endsWith("-settings.json"));
        assertThat(texts(lab.call("ls", "-o", "json", "**/" + "cart-settings.json")
                        .json()
                        .path("objects")))
                .containsExactly(CART);
        lab.call("ls", "namespaces/shopp").failed(7, "namespaces/shopp", "holdfast ls");
    }

    @Test
    void diffOfTwoSnapshotsNamesEveryFieldAndNoSecret() {
        Call diff = lab.call("diff", "-s", first, second).ended(1);

        assertThat(diff.out())
                .contains("~ " + CART, "/data/EMPTY: - \"\"", "/data/new: + \"1\"", "1 added, 0 removed, 2 changed")
                .contains("+ namespaces/people/configmaps.core/new.json", "(hidden)")
                .doesNotContain("hunter2");
        JsonNode document = lab.call(
                        "diff", "-s", first.substring(0, 8), "latest", "--path", "namespaces/shop", "-o", "json")
                .ended(1)
                .json();
        assertThat(document.path("changes").findValuesAsText("change")).containsExactly("changed", "changed");
        assertThat(lab.call("diff", "-s", second, "latest").worked().out()).startsWith("0 added, 0 removed, 0 changed");
        assertThat(lab.call("diff", "--path", "namespaces/people").worked().out())
                .contains("0 changed");
    }

    @Test
    void dumpIsWhatTheServerHad() {
        JsonNode live = lab.live.get(LIVE_CART);
        Call exact = lab.call("dump", CART).worked();

        assertThat(exact.json()).isEqualTo(live);
        assertThat(exact.out().lines()).hasSize(1);
        assertThat(lab.call("dump", "-o", "yaml", CART).worked().yaml()).isEqualTo(live);
        assertThat(lab.call("dump", "-o", "json", "-s", first, CART)
                        .json()
                        .at("/data/EMPTY")
                        .asText("?"))
                .isEmpty();
        lab.call("dump", CART.replace("cart", "none")).failed(7, "none-settings");
        lab.call("dump", "etc/passwd").failed(2, "etc/passwd", "holdfast ls");
    }

    @Test
    void documentsAreShapedAsDocumented() {
        check("plan check", lab.call("plan", "check", "-o", "json"));
        check("snapshots", lab.call("snapshots", "-o", "json"));
        check("ls", lab.call("ls", "-o", "json", "namespaces/shop"));
        check("diff", lab.call("diff", "-s", first, second, "-o", "json", "--path", CART));
        check("replicate", lab.call("replicate", "-o", "yaml"));
        check("check", lab.call("check", "-o", "json"));
        check("location check", lab.call("location", "check", "vault", "-o", "json"));
        check("key list", lab.call("key", "list", "-o", "json"));
        check("verdict", lab.call("verdict", "-o", "yaml"));
    }

    private static void check(String command, Call call) {
        assertThat(call.err()).isEmpty();
        DocumentedShape.check(command, call.yaml());
    }

    @Test
    void bothCopiesAreWholeAndTheVerdictIsTheSameForPeopleAndPrograms() {
        assertThat(lab.call("check", "--from", "vault", "--read-data", "-o", "json")
                        .worked()
                        .json()
                        .path("healthy")
                        .asBoolean())
                .isTrue();
        DocumentedShape.check(
                "restore-test",
                lab.call("restore-test", "--from", "vault", "-o", "json")
                        .worked()
                        .json());

        JsonNode verdict = lab.call("verdict", "-o", "json").ended(1).json();

        assertThat(verdict.path("digits").findValuesAsText("judgement"))
                .as(verdict.toPrettyString())
                .containsExactly("met", "met", "met", "met", "not met");
        assertThat(verdict.at("/digits/4/reason").asText()).contains("nas");
        assertThat(lab.call("verdict").ended(1).out()).contains("does not fulfil 3-2-1-1-0: errors on restore not met");
    }
}
