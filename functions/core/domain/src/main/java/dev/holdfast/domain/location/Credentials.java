package dev.holdfast.domain.location;

import dev.holdfast.domain.InvalidFieldException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an adapter finds out who it is. Never the secret itself: resources are read by many. */
public sealed interface Credentials {
    /** The names that environment variables may have. */
    String ENV_PATTERN = "^[A-Za-z_][A-Za-z0-9_]{0,127}$";

    /** The provider's own chain: workload identity, IRSA, environment, shared files. */
    record DefaultChain() implements Credentials {}

    /** A profile of the provider's shared configuration file. */
    record Profile(String profile) implements Credentials {
        public Profile {
            if (profile.isBlank() || profile.length() > 128) {
                throw InvalidFieldException.notA("profile", profile, "a profile's name", "one to 128 characters");
            }
        }
    }

    /**
     * An access key in environment variables.
     *
     * @param sessionTokenEnv where temporary credentials have their third part
     */
    record AccessKey(String accessKeyIdEnv, String secretAccessKeyEnv, Optional<String> sessionTokenEnv)
            implements Credentials {
        public AccessKey {
            variable("accessKeyIdEnv", accessKeyIdEnv);
            variable("secretAccessKeyEnv", secretAccessKeyEnv);
            sessionTokenEnv.ifPresent(name -> variable("sessionTokenEnv", name));
        }
    }

    /** An Azure connection string in an environment variable. */
    record ConnectionString(String connectionStringEnv) implements Credentials {
        public ConnectionString {
            variable("connectionStringEnv", connectionStringEnv);
        }
    }

    /** Which they are, for people: names of variables and profiles, never what they hold. */
    default String describe() {
        return switch (this) {
            case DefaultChain _ -> "the provider's default credentials";
            case Profile(String profile) -> "the profile " + profile;
            case AccessKey key -> "the access key in " + key.accessKeyIdEnv();
            case ConnectionString(String variable) -> "the connection string in " + variable;
        };
    }

    private static void variable(String field, String name) {
        if (!Pattern.matches(ENV_PATTERN, name)) {
            // The value is not shown: somebody may have written the secret where its name belongs.
            throw new InvalidFieldException(
                    field, "is not the name of an environment variable; write the name, never the secret itself");
        }
    }
}
