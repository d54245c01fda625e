package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Restores of a company's snapshot into a cluster that has nothing at first. */
@TestMethodOrder(OrderAnnotation.class)
class RestoringIT {
    private static final String CART = "namespaces/shop/configmaps.core/cart-settings.json";
    private static final String CART_THERE = "/api/v1/namespaces/shop/configmaps/cart-settings";

    @TempDir
    private static Path folder;

    private static CompanyLab lab;

    @BeforeAll
    static void backUp() throws Exception {
        lab = CompanyLab.start(folder);
        lab.call("repository", "init").worked();
        lab.call("snapshot").worked();
        lab.call("replicate").worked();
    }

    @AfterAll
    static void end() {
        if (lab != null) {
            lab.close();
        }
    }

    private static void spoil() {
        lab.there.send(
                "PATCH",
                CART_THERE,
                "application/merge-patch+json",
                CompanyLab.json("{'data': {'EMPTY': 'not any more'}, 'metadata': {'labels': {'mine': 'yes'}}}"));
    }

    @Test
    @Order(1)
    void aDryRunAsksTheClusterAndChangesNothing() {
        Call preview = lab.into("restore", "--dry-run", "--namespaces", "shop");

        assertThat(preview.out())
                .contains(
                        "would be restored into " + lab.target.server(),
                        "+ shop/configmaps/cart-settings",
                        "could not be judged",
                        "nothing was changed")
                .doesNotContain("the target would refuse it");
        assertThat(preview.code()).as(preview.out()).isZero();
        assertThat(lab.there.get("/api/v1/namespaces").findValuesAsText("name")).doesNotContain("shop");
    }

    @Test
    @Order(2)
    void aNamespaceComesBackWithWhatItRefersTo() {
        JsonNode done = lab.into("restore", "--from", "vault", "--namespaces", "shop", "-o", "json")
                .worked()
                .json();

        DocumentedShape.check("restore", done);
        assertThat(done.at("/counts/failed").asInt(-1)).isZero();
        assertThat(done.at("/counts/created").asInt()).isGreaterThan(50);
        assertThat(lab.there.get(CART_THERE).at("/data"))
                .isEqualTo(lab.live.get(CART_THERE).at("/data"));
        assertThat(lab.there.get("/api/v1/namespaces").findValuesAsText("name"))
                .contains("shop")
                .doesNotContain("people");
        assertThat(lab.into("restore", "--namespaces", "shop", "-o", "json")
                        .worked()
                        .json()
                        .at("/counts/created")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(3)
    void oneObjectThatDiffersFollowsThePolicy() {
        spoil();
        Call preview = lab.into("restore", "--object", CART, "--existing", "update", "--dry-run")
                .worked();
        assertThat(preview.out()).contains("~ shop/configmaps/cart-settings", "/data/EMPTY: \"not any more\" -> \"\"");
        JsonNode document = lab.into("restore", "--object", CART, "--existing", "update", "--dry-run", "-o", "json")
                .worked()
                .json();
        DocumentedShape.check("restore --dry-run", document);
        assertThat(document.at("/objects/0/fields").findValuesAsText("pointer")).contains("/data/EMPTY");
        assertThat(empty()).isEqualTo("not any more");

        assertThat(lab.into("restore", "--object", CART).worked().out()).contains("1 kept as they are");
        assertThat(empty()).isEqualTo("not any more");
        lab.into("restore", "--object", CART, "--existing", "fail").failed(9, "cart-settings", "nothing was restored");
        assertThat(lab.into("restore", "--object", CART, "--existing", "fail", "--dry-run")
                        .ended(9)
                        .out())
                .contains("! shop/configmaps/cart-settings");
        assertThat(empty()).isEqualTo("not any more");
        lab.into("restore", "--object", CART, "--existing", "Update").worked();
        assertThat(empty()).isEmpty();
        spoil();
        String uid = lab.there.get(CART_THERE).at("/metadata/uid").asText();
        assertThat(lab.into("restore", "--object", CART, "--existing", "Replace")
                        .worked()
                        .out())
                .contains("1 replaced");
        assertThat(empty()).isEmpty();
        assertThat(lab.there.get(CART_THERE).at("/metadata/uid").asText()).isNotEqualTo(uid);
    }

    private static String empty() {
        return lab.there.get(CART_THERE).at("/data/EMPTY").asText("?");
    }

    @Test
    @Order(4)
    void aNamespaceIsRestoredUnderAnotherNameAndPatched() throws Exception {
        Path patches = Files.writeString(folder.resolve("patches.yaml"), """
                patches:
                - selector: {resource: configmaps, name: "payroll-settings"}
                  patch:
                  - {op: replace, path: /data/EMPTY, value: patched}
                """);

        lab.into(
                        "restore",
                        "--namespaces",
                        "people",
                        "--map-namespace",
                        "people=humans",
                        "--patch",
                        patches.toString(),
                        "--include",
                        "configmaps,namespaces")
                .worked();

        assertThat(lab.there.get("/api/v1/namespaces").findValuesAsText("name"))
                .contains("humans")
                .doesNotContain("people");
        assertThat(lab.there
                        .get("/api/v1/namespaces/humans/configmaps/payroll-settings")
                        .at("/data/EMPTY")
                        .asText())
                .isEqualTo("patched");
        assertThat(lab.count("/api/v1/namespaces/humans/secrets")).isZero();
    }

    @Test
    @Order(5)
    void aMistypedNameRestoresNothing() throws Exception {
        lab.into("restore", "--namespaces", "shop,poeple").failed(7, "poeple", "there are analytics");
        lab.into("restore", "--map-namespace", "poeple=x").failed(7, "poeple");
        lab.into("restore", "--include", "deployment.apps").failed(7, "deployment.apps", "plural");
        lab.into("restore", "--object", CART.replace("cart", "none")).failed(7, "none-settings");
        lab.into("restore", "--selector", "app").failed(2, "app", "label=value");
        lab.into("restore", "--map-namespace", "people").failed(2, "--map-namespace");
        lab.into("restore", "--patch", "/nowhere.yaml").failed(3, "/nowhere.yaml");
        Path patches = Files.writeString(
                folder.resolve("bad.yaml"),
                "patches: [{selector: {resource: configmaps}, patch: [{op: test, path: x, value: 1}]}]");
        lab.into("restore", "--patch", patches.toString()).failed(2, "bad.yaml:1", "is not a JSON pointer");
        lab.into("restore", "--selector", "no-such=label").failed(7, "holdfast ls");
        Path idle = Files.writeString(
                folder.resolve("idle.yaml"),
                "patches: [{selector: {resource: deploymentz.apps}, patch: [{op: replace, path: /spec/replicas, value: 0}]}]");
        lab.into("restore", "--namespaces", "people", "--patch", idle.toString())
                .failed(7, "deploymentz.apps", "nothing was restored");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "patches: []");
        lab.into("restore", "--patch", empty.toString()).failed(2, "empty.yaml", "no rule");
        lab.into("diff", "--path", "namespaces/shoop").failed(7, "namespaces/shoop", "holdfast ls");

        assertThat(lab.there.get("/api/v1/namespaces").findValuesAsText("name")).doesNotContain("people", "x");
    }

    @Test
    @Order(0)
    void whatTheTargetDoesNotServeIsNamedAndTheRestIsDone() {
        Call restore = lab.into("restore", "--object", "namespaces/warehouse/releases.tidewater.example/*")
                .ended(10);

        assertThat(restore.out())
                .contains("! namespaces/warehouse/releases.tidewater.example/", "run the same command again");
    }

    @Test
    @Order(6)
    void aSelectorTakesItsObjectsAndTheirNamespaces() {
        JsonNode done = lab.into(
                        "restore",
                        "--selector",
                        "app.kubernetes.io/name=payroll",
                        "--include",
                        "configmaps",
                        "-o",
                        "json")
                .worked()
                .json();

        assertThat(done.at("/counts/created").asInt()).isEqualTo(2);
        assertThat(lab.there.get("/api/v1/namespaces").findValuesAsText("name"))
                .contains("people")
                .doesNotContain("warehouse", "analytics");
        assertThat(lab.there.get("/api/v1/namespaces/people/configmaps").findValuesAsText("name"))
                .contains("payroll-settings");
    }

    @Test
    @Order(6)
    void oneObjectComesBackIntoANamespaceThatIsNotThereYetAndTheDryRunSaysSo() {
        String[] asked = {"restore", "--object", CART, "--map-namespace", "shop=brandnew", "--dry-run"};

        assertThat(lab.into(asked).worked().out())
                .contains("+ namespaces/brandnew  ", "+ brandnew/configmaps/cart-settings");
        lab.into(Arrays.copyOf(asked, asked.length - 1)).worked();

        assertThat(lab.there.get("/api/v1/namespaces").findValuesAsText("name")).contains("brandnew");
    }

    @Test
    @Order(7)
    void aDamagedPackCostsItsObjectsAndNotTheRest() throws Exception {
        Path pack = largestPack();
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        pack.toFile().setWritable(true);
        Files.write(pack, bytes);
        try {
            JsonNode preview = lab.into("restore", "--map-namespace", "shop=a,people=b", "--dry-run", "-o", "json")
                    .ended(10)
                    .json();

            assertThat(preview.at("/counts/lost").asInt()).isBetween(1, 3);
            assertThat(preview.at("/counts/create").asInt()).isGreaterThan(50);
            assertThat(preview.path("objects").toString())
                    .contains(
                            "this copy can no longer give it, restore it from another",
                            pack.getFileName().toString());
        } finally {
            bytes[bytes.length / 2] ^= 1;
            Files.write(pack, bytes);
        }
    }

    @Test
    @Order(7)
    void aSnapshotOfNoBytesIsListedAsDamaged() throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(lab.installation.repository().resolve("snapshots"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        file.toFile().setWritable(true);
        Files.write(file, new byte[0]);
        try {
            Call listed = lab.call("snapshots").ended(8);

            assertThat(listed.out())
                    .contains("! damaged: run ", "snapshots/" + file.getFileName(), "holdfast replicate")
                    .doesNotContain("complete");
            assertThat(lab.call("snapshots", "-o", "json")
                            .ended(8)
                            .json()
                            .at("/snapshots/0/damage")
                            .asText())
                    .contains(file.getFileName().toString());
        } finally {
            Files.write(file, bytes);
        }
    }

    private static Path largestPack() throws IOException {
        try (Stream<Path> files = Files.walk(lab.installation.repository().resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    @Test
    @Order(8)
    void everythingComesBackFromTheOtherCopyByTheEscrowSheetAlone() throws Exception {
        Call escrow = lab.call("key", "escrow").worked();
        lab.call("replicate").worked();
        String sheet = escrow.out();
        String code = sheet.lines()
                .filter(line -> line.matches(" +[0-9A-Z]{5}( - [0-9A-Z]{5}){3}"))
                .reduce("", (one, other) -> one + "\n" + other);
        assertThat(sheet).contains("receipts    " + lab.installation.receiptKey(), "holdfast restore --escrow");
        Files.delete(lab.installation.password());
        Map<String, String> there = new java.util.HashMap<>(lab.installation.environment());
        there.put("KUBECONFIG", lab.target.kubeconfigFile().toString());

        lab.into("restore", "--from", "vault", "--dry-run").failed(3, "password");
        Call.typing(there, "12345", "restore", "--escrow", "--from", "vault").failed(2, "escrow code", "sheet");
        Call restore = Call.typing(there, code, "restore", "--escrow", "--from", "vault", "-o", "json");

        assertThat(restore.json().at("/counts/failed").asInt(-1))
                .as(restore.out())
                .isZero();
        assertThat(lab.there.get("/api/v1/namespaces").findValuesAsText("name")).contains("people", "warehouse");
        assertThat(restore.code()).isZero();
        Call diff = Call.typing(
                there, code, "diff", "--escrow", "--from", "vault", "--path", "namespaces/analytics/configmaps.core");
        // No controller runs there, which would make the one; and nobody restores an owner that was gone before.
        assertThat(diff.out())
                .contains(
                        "- namespaces/analytics/configmaps.core/kube-root-ca.crt.json",
                        "~ namespaces/analytics/configmaps.core/orphan.json")
                .contains("0 added, 1 removed, 1 changed, 7 equal");
    }
}
