package dev.holdfast.store.azure;

/**
 * Who we are for Azure. Only the names of environment variables stand here, never a secret: so settings can be printed.
 */
public sealed interface AzureCredentials {
    /**
     * What the provider's own chain finds: workload identity, managed identity, a service principal in {@code AZURE_*}, the Azure CLI's
     * login. The right choice in production, as shared keys ignore every role assignment.
     */
    record DefaultChain() implements AzureCredentials {}

    /** A connection string in an environment variable; it names the endpoint too, and holds an account key or a SAS token. */
    record ConnectionString(String environmentVariable) implements AzureCredentials {
        public ConnectionString {
            requireName(environmentVariable);
        }
    }

    /** A shared access signature in an environment variable, with or without the leading question mark. */
    record SasToken(String environmentVariable) implements AzureCredentials {
        public SasToken {
            requireName(environmentVariable);
        }
    }

    private static void requireName(String environmentVariable) {
        if (environmentVariable.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of the environment variable with Azure's credentials is empty");
        }
    }
}
