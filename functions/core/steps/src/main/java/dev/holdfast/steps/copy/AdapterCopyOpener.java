package dev.holdfast.steps.copy;

import dev.holdfast.domain.location.AzureSettings;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Credentials;
import dev.holdfast.domain.location.LocalSettings;
import dev.holdfast.domain.location.S3Settings;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.store.LocationProbe;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PrefixedObjectStore;
import dev.holdfast.store.azure.AzureObjectStore;
import dev.holdfast.store.local.LocalObjectStore;
import dev.holdfast.store.s3.S3ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Opens copies by the adapters of the providers, each decorated in the same way. */
public final class AdapterCopyOpener implements CopyOpener {
    private final Map<String, String> environment;

    /**
     * An opener.
     *
     * @param environment holds the values of the variables that locations name
     */
    public AdapterCopyOpener(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Copy open(BackupLocation location, PlanRef plan) {
        requireCredentials(location);
        try {
            return switch (location.settings()) {
                case LocalSettings local -> open(location, plan, folder(location, local));
                case S3Settings s3 ->
                    open(location, plan, S3ObjectStore.open(AdapterSettings.s3(location, s3), environment));
                case AzureSettings azure ->
                    open(location, plan, AzureObjectStore.open(AdapterSettings.azure(location, azure), environment));
            };
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    FailureKind.NOT_CONFIGURED,
                    "The location " + location.name() + " cannot be opened: " + e.getMessage(),
                    e);
        }
    }

    /** The adapters would find out too, and call it a refusal by the provider. */
    private void requireCredentials(BackupLocation location) {
        List<String> variables = switch (location.credentials()) {
            case Credentials.AccessKey key -> List.of(key.accessKeyIdEnv(), key.secretAccessKeyEnv());
            case Credentials.ConnectionString(String variable) -> List.of(variable);
            case Credentials.DefaultChain _, Credentials.Profile _ -> List.of();
        };
        for (String variable : variables) {
            if (environment.getOrDefault(variable, "").isBlank()) {
                throw new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "The location " + location.name() + " takes its credentials from the variable " + variable
                                + ", which is not set here: set it, or name another in spec.credentials");
            }
        }
    }

    private static LocalObjectStore folder(BackupLocation location, LocalSettings local) {
        Path root = Path.of(local.path());
        Path folder = location.prefix().isEmpty() ? root : root.resolve(location.prefix());
        // A folder has no server: its clock is this machine's.
        return new LocalObjectStore(folder, location.lockFor(), Clock.systemUTC());
    }

    private static <T extends ObjectStore & LocationProbe> Copy open(BackupLocation location, PlanRef plan, T adapter) {
        ObjectStore decorated = Decorations.of(adapter, location.network());
        ObjectKey folder = ObjectKey.of(plan.namespace() + "/" + plan.name());
        return new Copy(location, new PrefixedObjectStore(decorated, folder), adapter);
    }
}
