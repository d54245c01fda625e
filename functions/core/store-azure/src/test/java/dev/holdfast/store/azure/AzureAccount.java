package dev.holdfast.store.azure;

import dev.holdfast.lab.azure.AzureLab;
import dev.holdfast.lab.azure.worm.Role;
import dev.holdfast.lab.azure.worm.WormCheck;
import dev.holdfast.lab.parts.MissingPartException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** An account of the lab for one test class, and stores in it for everybody. */
final class AzureAccount implements AutoCloseable {
    private static final String SECRET = "TEST_AZURE_SECRET";

    private final AzureLab lab;

    private AzureAccount(AzureLab lab) {
        this.lab = lab;
    }

    /** Starts it, or skips the test class with the reason why it cannot be had. */
    static AzureAccount start(Path folder) throws InterruptedException {
        try {
            return new AzureAccount(AzureLab.start(folder, System.getenv(), new SecureRandom(), System.err::println));
        } catch (MissingPartException e) {
            return Assumptions.abort(e.toString());
        }
    }

    WormCheck check() {
        return lab.account();
    }

    /** As the owner of the account, who may everything that locks do not forbid. */
    AzureObjectStore owner(String container) {
        AzureSettings settings = AzureSettings.of(AzureLab.ACCOUNT, container)
                .withEndpoint(check().endpoint())
                .withPrefix("holdfast/prod")
                .withCredentials(new AzureCredentials.ConnectionString(SECRET));
        return AzureObjectStore.open(settings, Map.of(SECRET, check().connectionString()));
    }

    /** As one of Holdfast's own identities. */
    AzureObjectStore as(Role role, String container) {
        return withToken(container, check().sas(role, container, Instant.now().plusSeconds(3600)));
    }

    AzureObjectStore withToken(String container, String token) {
        return AzureObjectStore.open(sasSettings(container), Map.of(SECRET, token));
    }

    AzureSettings sasSettings(String container) {
        return AzureSettings.of(AzureLab.ACCOUNT, container)
                .withEndpoint(check().endpoint())
                .withPrefix("holdfast/prod")
                .withCredentials(new AzureCredentials.SasToken(SECRET));
    }

    @Override
    public void close() {
        lab.close();
    }
}
