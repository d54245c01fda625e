package dev.holdfast.keys;

import dev.holdfast.domain.BoundedFile;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.repository.RepositoryPassword;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Fetches the password from where a plan says that it is kept, each time anew, so that a changed Secret is seen. */
public final class PasswordReader {
    private static final int MAX_BYTES = 64 << 10;

    private final Map<String, String> environment;
    private final SecretLookup secrets;

    /** Looks up one key of a Secret in the plan's namespace; empty if there is none. */
    @FunctionalInterface
    public interface SecretLookup {
        /** There is no cluster, hence no Secret. */
        SecretLookup NONE = secret -> Optional.empty();

        Optional<byte[]> value(PasswordSource.FromSecret secret);
    }

    public PasswordReader(Map<String, String> environment, SecretLookup secrets) {
        this.environment = Map.copyOf(environment);
        this.secrets = secrets;
    }

    /**
     * Reads it; the caller closes it when done.
     *
     * @throws KeyException.NotFound if it is not there; the message says where it was looked for, and never what was found
     */
    public RepositoryPassword read(PasswordSource source) {
        byte[] content = content(source);
        try {
            return RepositoryPassword.ofFile(content);
        } catch (IllegalArgumentException e) {
            throw new KeyException.NotFound(
                    "The password in " + describe(source) + " is empty. Put the repository's password there.");
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] content(PasswordSource source) {
        return switch (source) {
            case PasswordSource.FromFile(String file) -> file(Path.of(file));
            case PasswordSource.FromEnv(String name) -> {
                String value = environment.get(name);
                if (value == null) {
                    throw new KeyException.NotFound(
                            "There is no environment variable " + name + ". Set it to the repository's password.");
                }
                yield value.getBytes(StandardCharsets.UTF_8);
            }
            case PasswordSource.FromSecret secret ->
                secrets.value(secret)
                        .orElseThrow(
                                () -> new KeyException.NotFound(
                                        "There is no " + describe(secret)
                                                + " that could be read. Create it with the repository's password in the plan's namespace."));
        };
    }

    private static byte[] file(Path path) {
        try {
            return BoundedFile.bytes(path, MAX_BYTES);
        } catch (BoundedFile.TooLargeException e) {
            throw new KeyException.NotFound(
                    path
                            + " is too large for a password (more than 64 KiB). Name the file that holds it with HOLDFAST_PASSWORD_FILE.");
        } catch (NoSuchFileException e) {
            throw new KeyException.NotFound(
                    "The password's file " + path
                            + " is not there. Put the repository's password there, or name another with HOLDFAST_PASSWORD_FILE.");
        } catch (IOException e) {
            throw new KeyException.NotFound(
                    "The password's file " + path
                            + " cannot be read. Check the path and its permissions, or name another with HOLDFAST_PASSWORD_FILE.");
        }
    }

    private static String describe(PasswordSource source) {
        return switch (source) {
            case PasswordSource.FromFile(String file) -> "the file " + file;
            case PasswordSource.FromEnv(String name) -> "the environment variable " + name;
            case PasswordSource.FromSecret(String name, String key) -> "key '" + key + "' of the Secret " + name;
        };
    }
}
