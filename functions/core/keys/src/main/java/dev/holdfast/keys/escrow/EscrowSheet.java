package dev.holdfast.keys.escrow;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.PlanRef;
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
 * @param locations where the copies lie, as {@code ObjectStore.describe} says it; never a credential
 */
public record EscrowSheet(
        PlanRef plan, HolderName holder, LocalDate printed, Sha256 config, Sha256 keyFile, List<Place> locations) {
    /**
     * One copy.
     *
     * @param restic how restic calls this repository, as in {@code s3:https://host/bucket/prefix}
     */
    public record Place(String name, String description, String restic) {}

    public EscrowSheet {
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

    private String places() {
        return locations.stream()
                .map(place ->
                        "  " + place.name() + "\n      " + place.description() + "\n      restic -r " + place.restic())
                .collect(Collectors.joining("\n"));
    }
}
