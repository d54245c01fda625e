package dev.holdfast.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule, row by row, as {@code verdict-table.md} tells it. */
class VerdictTableTest {
    record Row(String different, Digit digit, String judgement, String reason, String remedy) {
        static Row parse(String line) {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            return new Row(cells[1], Digit.valueOf(cells[2]), cells[3], cells[4], cells[5]);
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(VerdictTableTest.class.getResourceAsStream("verdict-table.md"))) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith("|"))
                    .skip(2)
                    .map(Row::parse)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDigitIsJudgedAsTheTableSays(Row row) {
        Situation situation = new Situation();
        Stream.of(row.different().split("; ")).forEach(phrase -> SituationChange.apply(situation, phrase));

        DigitVerdict digit = situation.verdict().digit(row.digit());

        assertThat(digit.reason()).contains(row.reason()).endsWith(".");
        assertThat(digit.judgement().text()).isEqualTo(row.judgement());
        assertThat(digit.remedy()).contains(row.remedy());
        assertThat(digit.remedy().isEmpty()).isEqualTo(row.remedy().isEmpty());
    }

    @Test
    void theHealthyPlanHoldsAndItsScoreboardSaysWhy() {
        Verdict verdict = new Situation().verdict();

        assertThat(verdict.holds()).isTrue();
        assertThat(VerdictText.of(verdict))
                .contains("COPY    PROVIDER  MEDIUM          SITE  SNAPSHOTS  OBJECTS  SIZE     IMMUTABLE UNTIL")
                .contains(
                        "bucket  s3        object-store    fra   3          512      4.0 MiB  2026-12-21T10:00:00Z  passed level 2 in 12.0s: 512 equal")
                .contains("The plan holdfast-system/nightly fulfils 3-2-1-1-0.");
    }

    @Test
    void whatIsNotMetIsSummedUp() {
        Situation situation = new Situation();
        SituationChange.apply(situation, "vault is unreachable");
        SituationChange.apply(situation, "vault was never tested");

        assertThat(VerdictText.summary(situation.verdict()))
                .isEqualTo(
                        "The plan holdfast-system/nightly does not fulfil 3-2-1-1-0: copies unknown, off-site unknown, errors on restore not met.");
    }

    @Test
    void whereEtcdIsNotCapturedThatIsALineAndNoFailure() {
        Situation situation = new Situation();
        assertThat(noEtcd(situation)).singleElement().asString().contains("spec.etcd", "EKS, AKS and GKE");
        situation.provider = Optional.of("eks");
        assertThat(noEtcd(situation)).singleElement().asString().contains("eks offers no endpoint");
        assertThat(situation.verdict().holds()).isTrue();

        situation.withEtcd();
        assertThat(noEtcd(situation)).isEmpty();
        assertThat(VerdictText.of(situation.verdict()))
                .contains("  etcd  ", "came up at revision 4711: 500 equal, 0 differ");
    }

    private static List<String> noEtcd(Situation situation) {
        return situation.verdict().notes().stream()
                .filter(note -> note.kind() == Note.Kind.NO_ETCD)
                .map(Note::text)
                .toList();
    }
}
