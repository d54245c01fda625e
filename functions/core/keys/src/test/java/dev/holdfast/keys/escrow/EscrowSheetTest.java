package dev.holdfast.keys.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.TrustedKey;
import dev.holdfast.keys.HolderName;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscrowSheetTest {
    private final EscrowCode code = EscrowCode.generate(new SecureRandom());
    private final String sheet = new EscrowSheet(
                    new PlanRef("shop", "nightly"),
                    new HolderName("escrow-2026"),
                    LocalDate.of(2026, 1, 2),
                    Sha256.of(new byte[] {1}),
                    Sha256.of(new byte[] {2}),
                    List.of(TrustedKey.parse("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")),
                    List.of(
                            new EscrowSheet.Place(
                                    "vault-eu", "s3://vault/shop in eu-central-1", "s3:https://s3.example/vault/shop"),
                            new EscrowSheet.Place("nas", "the NAS in room 3", "/mnt/nas/shop")))
            .render(code);

    @Test
    void holdsAllThatSomebodyNeedsWhoHasNothingElse() {
        assertThat(sheet)
                .contains("shop/nightly", "escrow-2026", "2026-01-02")
                .contains(
                        Sha256.of(new byte[] {1}).hex(),
                        Sha256.of(new byte[] {2}).hex())
                .contains("receipts    Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")
                .contains(
                        "the NAS in room 3",
                        "restic -r /mnt/nas/shop",
                        "restic --no-lock -r s3:https://s3.example/vault/shop")
                .doesNotContain("{", "}");
    }

    @Test
    void theCodeOnTheSheetIsReadBackAsItStandsThere() {
        List<String> lines = sheet.lines()
                .filter(line -> line.matches(" +[0-9A-Z]{5}( - [0-9A-Z]{5}){3}"))
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(EscrowCode.parse(String.join(" ", lines)).printed()).isEqualTo(code.printed());
    }

    @Test
    void fitsOnPaper() {
        assertThat(sheet.lines().count()).isLessThan(60);
        assertThat(sheet.lines().filter(line -> line.length() > 82)).isEmpty();
    }
}
