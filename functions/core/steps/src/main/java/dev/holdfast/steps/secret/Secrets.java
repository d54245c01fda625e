package dev.holdfast.steps.secret;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.evidence.dsse.DsseSigner;
import dev.holdfast.evidence.dsse.SigningKeySource;
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
    private static final int MAX_PASSWORD_BYTES = 4096;

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
     * @throws Failure {@code NOT_CONFIGURED} if it is not where the plan says
     */
    public RepositoryPassword password(BackupPlan plan) {
        String given = environment.get(PASSWORD_FILE);
        if (given != null && !given.isBlank()) {
            return fromFile(Path.of(given), plan);
        }
        PasswordSource source = plan.password()
                .orElseThrow(() -> missing(
                        plan,
                        "the plan names no source; add spec.password, or set " + PASSWORD_FILE
                                + " to a file that holds it"));
        return switch (source) {
            case PasswordSource.FromFile(String file) -> fromFile(Path.of(file), plan);
            case PasswordSource.FromEnv(String env) -> fromVariable(env, plan);
            case PasswordSource.FromSecret(String name, String key) -> fromFile(mounted(name, key, plan), plan);
        };
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

    private RepositoryPassword fromVariable(String variable, BackupPlan plan) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw missing(plan, "the variable " + variable + " is not set");
        }
        return RepositoryPassword.of(value);
    }

    private Path mounted(String name, String key, BackupPlan plan) {
        String mounts = environment.get(MOUNTS);
        if (mounts == null) {
            throw missing(
                    plan,
                    "it lies in the Secret " + name + ", which is not mounted here; set " + MOUNTS
                            + " to the folder of mounted Secrets, or " + PASSWORD_FILE);
        }
        return Path.of(mounts).resolve(name).resolve(key);
    }

    private static RepositoryPassword fromFile(Path file, BackupPlan plan) {
        try {
            if (Files.size(file) > MAX_PASSWORD_BYTES) {
                throw missing(plan, file + " is too large to be a password");
            }
            return RepositoryPassword.ofFile(Files.readAllBytes(file));
        } catch (IOException e) {
            throw missing(plan, file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw missing(plan, file + " is empty");
        }
    }

    private static Failure missing(BackupPlan plan, String why) {
        return new Failure(
                FailureKind.NOT_CONFIGURED,
                "The password of the repositories of plan " + plan.ref() + " is not there: " + why);
    }
}
