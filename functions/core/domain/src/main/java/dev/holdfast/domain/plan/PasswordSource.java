package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;
import dev.holdfast.domain.location.Credentials;
import java.util.regex.Pattern;

/** Where the password of a plan's repositories comes from; never the password itself. */
public sealed interface PasswordSource {
    /** The keys that a Secret may have. */
    String KEY_PATTERN = "^[-._a-zA-Z0-9]{1,253}$";

    /** A file; its trailing line break is not part of the password. */
    record FromFile(String file) implements PasswordSource {
        public FromFile {
            if (file.isBlank() || file.length() > 4096) {
                throw new InvalidFieldException(
                        "file", "is empty or too long; write the path of the file with the password");
            }
        }
    }

    /** An environment variable. */
    record FromEnv(String env) implements PasswordSource {
        public FromEnv {
            if (!Pattern.matches(Credentials.ENV_PATTERN, env)) {
                throw new InvalidFieldException(
                        "env", "is not the name of an environment variable; write the name, never the password itself");
            }
        }
    }

    /** One key of a Secret in the plan's namespace. */
    record FromSecret(String name, String key) implements PasswordSource {
        public FromSecret {
            KubernetesName.subdomain("secret.name", name);
            if (!Pattern.matches(KEY_PATTERN, key)) {
                throw InvalidFieldException.notA(
                        "secret.key", key, "a key of a Secret", "letters, digits, '-', '_' and '.'");
            }
        }
    }
}
