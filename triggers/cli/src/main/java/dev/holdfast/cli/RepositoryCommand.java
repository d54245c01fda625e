package dev.holdfast.cli;

import dev.holdfast.repository.InitSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code holdfast repository}. */
@Command(name = "repository", description = "Make a plan's repository.", subcommands = RepositoryCommand.Init.class)
final class RepositoryCommand extends CommandGroup {
    /** {@code holdfast repository init}. */
    @Command(
            name = "init",
            description =
                    "Create the repository in the plan's first copy, once; 'holdfast replicate' brings it to the others.")
    static final class Init extends HoldfastCommand {
        @Override
        int run(Desk desk) {
            // Never elsewhere: a second repository of the same plan would have another key, and no copy could ever be
            // completed.
            try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), null);
                    RepositoryPassword password = new Secrets(desk.bench().environment()).password(desk.plan())) {
                InitSettings settings = InitSettings.of(
                        desk.bench().random(),
                        desk.bench().clock(),
                        desk.plan().cluster().name());
                Repository repository = Repository.init(copy.store(), password, settings);
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("copy", copy.name());
                document.put("id", repository.id());
                document.put("config", repository.configDigest().hex());
                document.put("at", copy.store().describe());
                desk.print(
                        document,
                        List.of(
                                "Repository " + repository.id().substring(0, 8) + " is ready at "
                                        + copy.store().describe() + ".",
                                "Keep the password safe: without it nothing restores. 'holdfast key escrow' prints a sheet for the safe."));
                return 0;
            }
        }
    }
}
