package dev.holdfast.keys.escrow;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.TrustedKey;
import dev.holdfast.keys.HolderName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The sheet of paper: the code, and everything that somebody needs who has nothing else left, not even Holdfast.
 *
 * @param config digest of the repository's {@code config}
 * @param keyFile name of the repository's key file that opens with the code as its password
 * @param receiptKeys whose receipts the plan trusts: without them Holdfast follows no snapshot
 * @param locations where the copies lie, as {@code ObjectStore.describe} says it; never a credential
 */
public record EscrowSheet(
        PlanRef plan,
        HolderName holder,
        LocalDate printed,
        Sha256 config,
        Sha256 keyFile,
        List<TrustedKey> receiptKeys,
        List<Place> locations) {
    /**
     * One copy.
     *
     * @param restic how restic calls this repository, as in {@code s3:https://host/bucket/prefix}
     */
    public record Place(String name, String description, String restic) {}

    public EscrowSheet {
        receiptKeys = List.copyOf(receiptKeys);
        locations = List.copyOf(locations);
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("An escrow sheet names at least one place where a copy lies");
        }
    }

    /** The sheet as plain text of 80 columns, code included: print it and keep no file of it. */
    public String render(EscrowCode code) {
        List<String> groups = List.of(code.printed().split("-"));
        return template()
                .replace("{plan}", plan.toString())
                .replace("{holder}", holder.value())
                .replace("{printed}", printed.toString())
                .replace("{firstHalf}", String.join(" - ", groups.subList(0, 4)))
                .replace("{secondHalf}", String.join(" - ", groups.subList(4, 8)))
                .replace("{config}", config.hex())
                .replace("{keyFile}", keyFile.hex())
                .replace("{receiptKeys}", trusted())
                .replace("{restic}", locations.getFirst().restic())
                .replace("{places}", places());
    }

    private static String template() {
        try (InputStream in = EscrowSheet.class.getResourceAsStream("sheet.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The program lacks the text of its escrow sheet", e);
        }
    }

    private String trusted() {
        return receiptKeys.isEmpty()
                ? "none: restore with restic"
                : receiptKeys.stream().map(TrustedKey::base64).collect(Collectors.joining("\n              "));
    }

    private String places() {
        return locations.stream()
                .map(place ->
                        "  " + place.name() + "\n      " + place.description() + "\n      restic -r " + place.restic())
                .collect(Collectors.joining("\n"));
    }
}
