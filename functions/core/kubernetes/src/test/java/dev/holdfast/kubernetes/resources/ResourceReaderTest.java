package dev.holdfast.kubernetes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.YesNo;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReaderTest {
    private static final String LOCATION = """
            apiVersion: holdfast.dev/v1
            kind: BackupLocation
            metadata:
              name: nas
            spec:
              provider: local
              medium: nas
              site: office
              credentialsInCluster: Yes
              local:
                path: /backups
            """;

    private static ResourceSet read(String text) throws InvalidResourceException {
        return ResourceReader.read("plan.yaml", text, "default");
    }

    @Test
    void anUnquotedYesIsTrueAsForKubectl() throws Exception {
        assertThat(read(LOCATION).locations().getFirst().credentialsInCluster()).isEqualTo(YesNo.YES);
    }

    @Test
    void everyProblemOfTheStructureIsToldAtOnceWithItsLine() {
        String text = LOCATION.replace("medium: nas", "medum: nas").replace("path: /backups", "path: 7");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidResourceException.class)
                .hasMessage("""
                        plan.yaml:7: spec.medum: is not a field that is known here; did you mean medium?
                        plan.yaml:5: spec.medium: is missing; it is what it is made of, such as disk, nas, object-store or tape
                        plan.yaml:11: spec.local.path: '7' is a whole number, not a text; put it into quotes""");
    }

    @Test
    void aProblemOfTheContentsHasItsLineToo() {
        assertThatThrownBy(() -> read(LOCATION.replace("path: /backups", "path: backups")))
                .hasMessage(
                        "plan.yaml:11: spec.local.path: 'backups' is not a folder's absolute path; write for example /var/lib/holdfast, without '.' and '..'");
    }

    @Test
    void documentsOfOtherKindsArePassedOver() throws Exception {
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n";

        assertThat(read(secret + "---\n" + LOCATION + "---\n# nothing\n---\n").locations())
                .hasSize(1);
    }

    @Test
    void aListOfResourcesIsReadItemByItem() throws Exception {
        String list =
                "apiVersion: v1\nkind: List\nitems:\n" + ("- " + LOCATION.replace("\n", "\n  ")).stripTrailing() + "\n";

        assertThat(read(list).locations()).hasSize(1);
    }

    @Test
    void oneNameTwiceIsRefusedAcrossFiles() {
        assertThatThrownBy(() -> ResourceReader.readAll(Map.of("a.yaml", LOCATION, "b.yaml", LOCATION), "default"))
                .isInstanceOf(InvalidResourceException.class)
                .hasMessageContaining("is used twice");
    }

    @Test
    void whatAnApiServerSendsIsReadWithItsStatusAndManagedFields() throws Exception {
        String json = """
                {"apiVersion":"holdfast.dev/v1","kind":"BackupLocation",
                 "metadata":{"name":"nas","uid":"1","managedFields":[{"manager":"kubectl","fieldsV1":{"f:spec":{}}}]},
                 "spec":{"provider":"local","medium":"nas","site":"office","credentialsInCluster":false,"local":{"path":"/caf\\u00e9\\/x"}},
                 "status":{"checkedAt":"2026-11-21T06:00:00Z"}}""";

        assertThat(read(json).locations().getFirst().settings().address()).isEqualTo("/café/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: BackupPlan\napiVersion: holdfast.dev/v2\n",
                "kind: BackupPlans\napiVersion: holdfast.dev/v1\n",
                "kind: Restore\napiVersion: holdfast.dev/v1\n",
                "kind: Restore\napiVersion: holdfast.dev/v1\nmetadata: {name: X_Y}\nspec: {plan: a, location: b}\n",
                "kind: Restore\napiVersion: holdfast.dev/v1\nmetadata: {name: x, nmespace: y}\nspec: {plan: a, location: b}\n",
                "just a text",
                "- a\n- list\n",
                "{\"kind\": \"Restore\", \"kind\": \"Restore\"}",
                "{\"kind\": \"Restore\"} {}",
                "{\"kind\": ",
                "a: b: c",
                "\tkind: Restore",
                "schedule: @daily",
                "kind: &a [*a]",
                "a: 1\na: 2\n",
                "? [complex]\n: key\n",
                "!!java.lang.Runtime {}",
                "\u0000",
            })
    void hostileTextIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidResourceException.class)
                .hasMessageStartingWith("plan.yaml:")
                .satisfies(e -> assertThat(e.toString().length()).isLessThan(500));
    }

    @Test
    void aliasesThatGrowWithoutEndAndDeepNestingAreRefused() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        assertThatThrownBy(() -> read(laughs.toString())).isInstanceOf(InvalidResourceException.class);
        assertThatThrownBy(() -> read("a: " + "[".repeat(5000))).isInstanceOf(InvalidResourceException.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(5000))).isInstanceOf(InvalidResourceException.class);
        assertThatThrownBy(() -> read("a".repeat(DocumentText.MAX_CHARACTERS + 1)))
                .isInstanceOf(InvalidResourceException.class)
                .hasMessageContaining("characters");
    }
}
