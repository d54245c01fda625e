package dev.holdfast.steps.secret;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.evidence.dsse.DsseSigner;
import dev.holdfast.evidence.dsse.SigningKeySource;
import dev.holdfast.keys.PasswordReader;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of this process, looked up each time they are needed, so that a rotated one counts at once. No message holds a value.
 *
 * <p>Variables: {@code HOLDFAST_PASSWORD_FILE} takes the place of what the plan says; {@code HOLDFAST_RECEIPT_KEY_FILE} and
 * {@code HOLDFAST_EVIDENCE_KEY_FILE} (PKCS#8 PEM) hold the signing keys. A Secret that a plan names is mounted below
 * {@code HOLDFAST_SECRETS} as {@code <name>/<key>}, as Kubernetes mounts it.
 */
public final class Secrets {
    /** Overrides the plan's password source. */
    public static final String PASSWORD_FILE = "HOLDFAST_PASSWORD_FILE";

    private static final String MOUNTS = "HOLDFAST_SECRETS";

    private final Map<String, String> environment;

    public Secrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Which statements a key signs. */
    public enum Purpose {
        RECEIPTS("HOLDFAST_RECEIPT_KEY_FILE"),
        EVIDENCE("HOLDFAST_EVIDENCE_KEY_FILE");

        private final String variable;

        Purpose(String variable) {
            this.variable = variable;
        }
    }

    /**
     * The password of the plan's repositories.
     *
     * @throws dev.holdfast.keys.KeyException.NotFound if it is not where the plan says
     */
    public RepositoryPassword password(BackupPlan plan) {
        return new PasswordReader(environment, this::mounted).read(source(plan));
    }

    private PasswordSource source(BackupPlan plan) {
        String given = environment.get(PASSWORD_FILE);
        if (given != null && !given.isBlank()) {
            return new PasswordSource.FromFile(given);
        }
        return plan.password()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "Plan " + plan.ref() + " does not say where its password is: add spec.password, or set "
                                + PASSWORD_FILE + " to a file that holds it"));
    }

    private Optional<byte[]> mounted(PasswordSource.FromSecret secret) {
        String mounts = environment.get(MOUNTS);
        if (mounts == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Files.readAllBytes(Path.of(mounts).resolve(secret.name()).resolve(secret.key())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Signs as this process.
     *
     * @throws Failure {@code NOT_CONFIGURED} if there is no such key
     */
    public StatementSigner signer(Purpose purpose) {
        String file = Optional.ofNullable(environment.get(purpose.variable))
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "There is no key to sign with: set " + purpose.variable
                                + " to an Ed25519 key in PKCS#8 PEM (openssl genpkey -algorithm ed25519)"));
        try {
            return new DsseSigner(new SigningKeySource.PemFile(Path.of(file)).load(environment));
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.NOT_CONFIGURED, e.getMessage(), e);
        }
    }
}
