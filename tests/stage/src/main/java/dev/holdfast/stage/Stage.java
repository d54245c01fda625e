package dev.holdfast.stage;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.evidence.dsse.DsseSigner;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PrefixedObjectStore;
import dev.holdfast.store.local.LocalObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with everything that a function finds when it wakes: the plan {@code holdfast-system/shop} with the copies {@code first}
 * and {@code second}, its secrets, and the two folders that hold the copies.
 */
public final class Stage {
    /** The plan's name, as events write it. */
    public static final String PLAN_NAME = "holdfast-system/shop";

    /** The plan. */
    public static final PlanRef PLAN = PlanRef.parse(PLAN_NAME);

    private static final List<String> COPIES = List.of("first", "second");

    private final Path folder;
    private final Identities identities;
    private final SecureRandom random = new SecureRandom();

    private Stage(Path folder) throws IOException {
        this.folder = folder;
        this.identities = new Identities(folder.resolve("secrets"), random);
        Files.createDirectories(folder.resolve("resources"));
        for (String copy : COPIES) {
            Files.createDirectories(folder.resolve(copy));
            write("location-" + copy + ".yaml", location(copy, "local: {path: " + folder.resolve(copy) + "}"));
        }
        writePlan();
    }

    /** Sets the stage in {@code folder}; what was there is cleared away. */
    public static Stage set(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> old = Files.walk(folder)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return new Stage(Files.createDirectories(folder).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of a run: the same for the same number. */
    public static String run(int number) {
        return "20260101-06%02d00-%06x".formatted(number, number);
    }

    /** What the functions' variables would be. */
    public Map<String, String> environment() {
        return Map.of(
                "HOLDFAST_RECEIPT_KEY_FILE", identities.receiptKey().toString(),
                "HOLDFAST_EVIDENCE_KEY_FILE", identities.evidenceKey().toString(),
                "HOLDFAST_SECRETS", folder.resolve("secrets").toString(),
                "KUBECONFIG", kubeconfig().toString());
    }

    /** Plans, locations and restores. */
    public Path resources() {
        return folder.resolve("resources");
    }

    /** Where the kubeconfig of the protected cluster lies, once somebody wrote it. */
    public Path kubeconfig() {
        return folder.resolve("secrets/kubeconfig");
    }

    /** The file that holds the repository's password. */
    public Path password() {
        return identities.password();
    }

    /** The folder that a copy lies in. */
    public Path copy(String name) {
        return folder.resolve(name);
    }

    /** The folder of the plan's repository in a copy. */
    public Path repository(String copy) {
        return copy(copy).resolve(PLAN.namespace()).resolve(PLAN.name());
    }

    /** Every file of the copies with its bytes' digest: what must not change where nothing was to be done. */
    public Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (String copy : COPIES) {
            try (Stream<Path> all = Files.walk(copy(copy))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    contents.put(
                            folder.relativize(file).toString(),
                            Sha256.of(Files.readAllBytes(file)).hex());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contents;
    }

    /** Writes the plan with these fields of its spec instead of, or beside, the usual ones. */
    public void writePlan(String... fields) {
        Map<String, String> spec = new LinkedHashMap<>();
        Stream.concat(
                        """
                        cluster: {name: prod, site: rack-1, provider: own}
                        scope: {clusterResources: None}
                        schedule: "0 */6 * * *"
                        minInterval: 0s
                        copies: [{location: first}, {location: second}]
                        retention: {last: 4}
                        proof: {every: 7d, level: 1}
                        password: {file: %s}
                        trust: {receiptKeys: ["%s"], evidenceKeys: ["%s"]}
                        """.formatted(password(), identities.receiptPublicKey(), identities.evidencePublicKey())
                                .lines(),
                        Stream.of(fields))
                .forEach(field -> spec.put(field.substring(0, field.indexOf(':')), "  " + field + "\n"));
        write("plan.yaml", """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: shop, namespace: holdfast-system}
                spec:
                """ + String.join("", spec.values()));
    }

    /** Puts {@code store}, the line with the store's settings, in place of a copy's folder. */
    public void placeCopy(String name, String store) {
        write("location-" + name + ".yaml", location(name, store));
    }

    /** Writes a file of resources. */
    public void write(String file, String yaml) {
        try {
            Files.writeString(resources().resolve(file), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan's repository in one of the folders. */
    public ObjectStore store(String copy) {
        return new PrefixedObjectStore(
                new LocalObjectStore(folder.resolve(copy), Duration.ZERO, Clock.systemUTC()),
                ObjectKey.of(PLAN.namespace() + "/" + PLAN.name()));
    }

    /** Signs receipts as the snapshot function does. */
    public DsseSigner receiptSigner() {
        return identities.receiptSigner();
    }

    /** Signs evidence as the restore test does. */
    public StatementSigner evidenceSigner() {
        return identities.evidenceSigner();
    }

    SecureRandom random() {
        return random;
    }

    private static String location(String name, String store) {
        return """
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: %s}
                spec:
                  provider: %s
                  medium: %s-disk
                  site: site-of-%s
                  credentialsInCluster: No
                  %s
                  %s
                """.formatted(
                        name,
                        store.substring(0, store.indexOf(':')),
                        name,
                        name,
                        store.contains("lockFor: ") ? "" : "lockFor: 0s",
                        store);
    }
}
