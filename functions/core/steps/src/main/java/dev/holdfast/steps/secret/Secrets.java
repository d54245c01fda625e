package dev.holdfast.steps.secret;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.plan.Trust;
import dev.holdfast.domain.plan.TrustedKey;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.evidence.dsse.DsseSigner;
import dev.holdfast.evidence.dsse.PublicSigningKey;
import dev.holdfast.evidence.dsse.SigningKey;
import dev.holdfast.evidence.dsse.SigningKeySource;
import dev.holdfast.keys.PasswordReader;
import dev.holdfast.keys.escrow.EscrowCode;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of this process, looked up each time they are needed, so that a rotated one counts at once. No message holds a value.
 *
 * <p>Variables: {@code HOLDFAST_ESCROW_CODE} opens with the code of the escrow sheet; {@code HOLDFAST_PASSWORD_FILE} takes the place of what the plan says; {@code HOLDFAST_RECEIPT_KEY_FILE} and
 * {@code HOLDFAST_EVIDENCE_KEY_FILE} (PKCS#8 PEM) hold the signing keys. A Secret that a plan names lies where {@link Clusters} says.
 */
public final class Secrets {
    /** Overrides the plan's password source. */
    public static final String PASSWORD_FILE = "HOLDFAST_PASSWORD_FILE";

    /** Takes the place of every password: what stands on the escrow sheet. */
    public static final String ESCROW_CODE = "HOLDFAST_ESCROW_CODE";

    private final Map<String, String> environment;

    public Secrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Which statements a key signs. */
    public enum Purpose {
        RECEIPTS("HOLDFAST_RECEIPT_KEY_FILE", "receiptKeys"),
        EVIDENCE("HOLDFAST_EVIDENCE_KEY_FILE", "evidenceKeys");

        private final String variable;
        private final String field;

        Purpose(String variable, String field) {
            this.variable = variable;
            this.field = field;
        }

        private List<TrustedKey> trusted(Trust trust) {
            return switch (this) {
                case RECEIPTS -> trust.receiptKeys();
                case EVIDENCE -> trust.evidenceKeys();
            };
        }
    }

    /**
     * The password of the plan's repositories.
     *
     * @throws dev.holdfast.keys.KeyException.NotFound if it is not where the plan says
     */
    public RepositoryPassword password(BackupPlan plan) {
        String code = environment.get(ESCROW_CODE);
        if (code != null) {
            return escrow(code);
        }
        PasswordReader reader = new PasswordReader(
                environment,
                secret -> new Clusters(environment).secret(plan.ref().namespace(), secret.name(), secret.key()));
        return reader.read(source(plan));
    }

    private static RepositoryPassword escrow(String code) {
        try {
            return EscrowCode.parse(code).password();
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.BAD_INPUT, e.getMessage(), e);
        }
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

    /**
     * Signs as this process, for those who go by the plan.
     *
     * @throws Failure {@code NOT_CONFIGURED} if there is no such key, or the plan does not trust it: nobody would ever find what it signed
     */
    public StatementSigner signer(Purpose purpose, BackupPlan plan) {
        SigningKey key = key(purpose);
        boolean trusted =
                purpose.trusted(plan.trust()).stream().map(PublicSigningKey::of).anyMatch(key.publicKey()::equals);
        if (!trusted) {
            throw new Failure(
                    FailureKind.NOT_CONFIGURED,
                    "Plan " + plan.ref() + " does not trust the key in " + purpose.variable + ": add \""
                            + key.publicKey() + "\" to its spec.trust." + purpose.field
                            + ", or set the variable to a key that is there");
        }
        return new DsseSigner(key);
    }

    private SigningKey key(Purpose purpose) {
        String file = Optional.ofNullable(environment.get(purpose.variable))
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "There is no key to sign with: set " + purpose.variable
                                + " to an Ed25519 key in PKCS#8 PEM (openssl genpkey -algorithm ed25519)"));
        try {
            return new SigningKeySource.PemFile(Path.of(file)).load(environment);
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.NOT_CONFIGURED, e.getMessage(), e);
        }
    }
}
