package dev.holdfast.steps.resources;

import dev.holdfast.domain.BoundedFile;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.restore.Restore;
import dev.holdfast.kubernetes.resources.InvalidResourceException;
import dev.holdfast.kubernetes.resources.ResourceReader;
import dev.holdfast.kubernetes.resources.ResourceSet;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resources in YAML or JSON files: one file, or all {@code .yaml}, {@code .yml} and {@code .json} files of a folder. The same files as
 * {@code kubectl apply} takes.
 */
public final class ResourceFolder implements Resources {
    private static final int MAX_FILE = 1 << 20;

    private final Path place;
    private final InstantSource clock;

    public ResourceFolder(Path place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    @Override
    public BackupPlan plan(PlanRef ref) {
        ResourceSet all = read();
        BackupPlan plan = all.plans().stream()
                .filter(one -> one.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> missing(
                        "plan " + ref, all.plans().stream().map(one -> one.ref().toString())));
        RunnablePlan.check(plan, all.locations(), clock.instant());
        return plan;
    }

    @Override
    public List<BackupPlan> plans() {
        return read().plans().stream()
                .sorted(Comparator.comparing(plan -> plan.ref().toString()))
                .toList();
    }

    /** All locations, in the order of their names. */
    public List<BackupLocation> locations() {
        return read().locations().stream()
                .sorted(Comparator.comparing(BackupLocation::name))
                .toList();
    }

    @Override
    public BackupLocation location(LocationName name) {
        ResourceSet all = read();
        return find(all, name);
    }

    @Override
    public Restore restore(PlanRef ref) {
        ResourceSet all = read();
        return all.restores().stream()
                .filter(one ->
                        one.namespace().equals(ref.namespace()) && one.name().equals(ref.name()))
                .findFirst()
                .orElseThrow(() -> missing(
                        "restore " + ref, all.restores().stream().map(one -> one.namespace() + "/" + one.name())));
    }

    @Override
    public RestoreAccount account(PlanRef restore) {
        return RestoreAccount.NONE;
    }

    @Override
    public List<BackupLocation> locations(BackupPlan plan) {
        ResourceSet all = read();
        return plan.copies().stream().map(copy -> find(all, copy.location())).toList();
    }

    private BackupLocation find(ResourceSet all, LocationName name) {
        return all.locations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(
                        "location " + name,
                        all.locations().stream().map(one -> one.name().value())));
    }

    private Failure missing(String what, Stream<String> there) {
        String names = there.sorted().collect(Collectors.joining(", "));
        return new Failure(
                FailureKind.NOT_FOUND,
                "There is no " + what + " in " + place + "; "
                        + (names.isEmpty() ? "nothing of that kind is there" : "there are " + names));
    }

    private ResourceSet read() {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            texts.put(file.toString(), text(file));
        }
        try {
            return ResourceReader.readAll(texts, PlanRef.SYSTEM_NAMESPACE);
        } catch (InvalidResourceException e) {
            throw new Failure(FailureKind.BAD_INPUT, e.getMessage(), e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.list(place)) {
            return new ArrayList<>(all.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static String text(Path file) {
        try {
            return BoundedFile.text(file, MAX_FILE);
        } catch (BoundedFile.TooLargeException e) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    file + " is larger than 1 MiB: that is no plan; name another with --file",
                    e);
        } catch (CharacterCodingException e) {
            throw new Failure(FailureKind.BAD_INPUT, file + " is no text in UTF-8: write it anew, or take it away", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Failure unreadable(Path file, IOException cause) {
        return new Failure(
                FailureKind.NOT_CONFIGURED,
                cause instanceof NoSuchFileException
                        ? "There is no file " + file
                                + " with plans and locations: name one, or a folder of them, with --file"
                                + " or HOLDFAST_RESOURCES"
                        : "The plans cannot be read from " + file
                                + ": check its permissions, and that it is YAML or JSON in UTF-8",
                cause);
    }
}
