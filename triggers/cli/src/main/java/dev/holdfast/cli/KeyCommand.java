package dev.holdfast.cli;

import dev.holdfast.cli.output.Table;
import dev.holdfast.domain.BoundedFile;
import dev.holdfast.repository.InitSettings;
import dev.holdfast.repository.KeyEntry;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.format.KeyId;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast key}. */
@Command(
        name = "key",
        description = "Who can open a plan's repository.",
        subcommands = {KeyCommand.Add.class, KeyCommand.ListKeys.class, EscrowCommand.class})
final class KeyCommand extends CommandGroup {
    /** New keys go to the first copy, as everything does. */
    static final String NEXT = "Next: holdfast replicate, so that every copy opens with it.";

    /** What is done with an opened repository. */
    @FunctionalInterface
    interface Opened {
        int with(Copy copy, Repository repository, RepositoryPassword password);
    }

    static int opened(Desk desk, @Nullable String from, Opened work) {
        try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), from);
                RepositoryPassword password = new Secrets(desk.bench().environment()).password(desk.plan())) {
            Repository repository = Repository.open(
                    copy.store(), password, OpenSettings.of(desk.bench().random()));
            return work.with(copy, repository, password);
        }
    }

    static InitSettings settings(Desk desk) {
        return InitSettings.of(
                desk.bench().random(),
                desk.bench().clock(),
                desk.plan().cluster().name());
    }

    /** {@code holdfast key add}. */
    @Command(
            name = "add",
            description =
                    "Let a further password open the repository. It cannot be taken back: whoever knows it learns the master key.")
    static final class Add extends HoldfastCommand {
        private static final int MOST_BYTES = 64 << 10;

        @Option(
                names = "--password-file",
                required = true,
                paramLabel = "FILE",
                description = "holds the further password")
        private Path file = Path.of("");

        @Override
        int run(Desk desk) {
            byte[] content = read();
            return opened(desk, null, (copy, repository, _) -> {
                try (RepositoryPassword further = further(content)) {
                    KeyId id = repository.addKey(further, settings(desk));
                    desk.print(
                            Map.of("copy", copy.name(), "key", id.toString()),
                            List.of("Key " + id + " opens the repository at '" + copy.name() + "' too.", NEXT));
                    return 0;
                }
            });
        }

        private byte[] read() {
            try {
                return BoundedFile.bytes(file, MOST_BYTES);
            } catch (BoundedFile.TooLargeException e) {
                throw new Failure(
                        FailureKind.BAD_INPUT,
                        "The password file " + file + " is too large for a password (more than 64 KiB): name another",
                        e);
            } catch (IOException e) {
                throw new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "The password file " + file
                                + " cannot be read: write the further password into it, and check its permissions",
                        e);
            }
        }

        private RepositoryPassword further(byte[] content) {
            try {
                return RepositoryPassword.ofFile(content);
            } catch (IllegalArgumentException e) {
                throw new Failure(
                        FailureKind.BAD_INPUT,
                        "The password file " + file + " is empty: write the further password into it",
                        e);
            }
        }
    }

    /** {@code holdfast key list}. */
    @Command(name = "list", description = "List the key files of a copy: each opens it by a password of its own.")
    static final class ListKeys extends HoldfastCommand {
        @Option(names = "--from", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
        private @Nullable String from;

        @Override
        int run(Desk desk) {
            return opened(desk, from, (copy, repository, _) -> {
                Table table = new Table("KEY", "CREATED", "USER", "HOST");
                List<KeyEntry> keys = repository.keys();
                keys.forEach(key -> table.row(key.id(), key.created(), key.username(), key.hostname()));
                desk.print(
                        Map.of(
                                "copy",
                                copy.name(),
                                "keys",
                                keys.stream().map(ListKeys::document).toList()),
                        table.lines());
                return 0;
            });
        }

        private static Map<String, Object> document(KeyEntry key) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", key.id().toString());
            document.put("created", key.created().toString());
            document.put("user", key.username());
            document.put("host", key.hostname());
            return document;
        }
    }
}
