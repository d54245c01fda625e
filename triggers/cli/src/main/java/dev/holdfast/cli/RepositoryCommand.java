package dev.holdfast.cli;

import dev.holdfast.repository.InitSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.secret.Secrets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast repository}. */
@Command(name = "repository", description = "Make a plan's repository.", subcommands = RepositoryCommand.Init.class)
final class RepositoryCommand extends CommandGroup {
    /** {@code holdfast repository init}. */
    @Command(
            name = "init",
            description = "Create the repository in the plan's first copy; replication brings it to the others.")
    static final class Init extends HoldfastCommand {
        @Option(names = "--location", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
        private @Nullable String location;

        @Override
        int run(Desk desk) {
            try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), location);
                    RepositoryPassword password = new Secrets(desk.bench().environment()).password(desk.plan())) {
                InitSettings settings = InitSettings.of(
                        desk.bench().random(),
                        desk.bench().clock(),
                        desk.plan().cluster().name());
                Repository repository = Repository.init(copy.store(), password, settings);
                desk.print(
                        Map.of(
                                "id",
                                repository.id(),
                                "config",
                                repository.configDigest().hex(),
                                "at",
                                copy.store().describe()),
                        List.of(
                                "Repository " + repository.id().substring(0, 8) + " is ready at "
                                        + copy.store().describe() + ".",
                                "Keep the password safe: without it nothing restores. 'holdfast key escrow' prints a sheet for the safe."));
                return 0;
            }
        }
    }
}
