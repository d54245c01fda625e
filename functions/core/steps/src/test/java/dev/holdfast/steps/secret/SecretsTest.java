package dev.holdfast.steps.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.keys.KeyException;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.stage.Stage;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.resources.ResourceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SECRET = "hunter2";

    private final Path folder;
    private final Stage stage;

    SecretsTest(@TempDir Path folder) {
        this.folder = folder;
        this.stage = Stage.set(folder.resolve("stage"));
    }

    @Test
    void aPasswordIsReadFromWhereThePlanSaysAndFromTheFileThatOverridesIt() throws IOException {
        stage.writePlan("password: {env: SHOP_PASSWORD}");
        assertThat(password(Map.of("SHOP_PASSWORD", SECRET))).isEqualTo(SECRET);

        stage.writePlan("password: {secret: {name: shop, key: password}}");
        Path mounted = Files.createDirectories(folder.resolve("mounts/shop")).resolve("password");
        Files.writeString(mounted, SECRET + "\n");
        assertThat(password(Map.of("HOLDFAST_SECRETS", folder.resolve("mounts").toString())))
                .isEqualTo(SECRET);

        Path other = Files.writeString(folder.resolve("other"), "another");
        assertThat(password(Map.of(Secrets.PASSWORD_FILE, other.toString()))).isEqualTo("another");
    }

    @Test
    void whatIsNotThereIsNamedByItsPlace() {
        stage.writePlan("password: {env: SHOP_PASSWORD}");
        assertThatThrownBy(() -> password(Map.of()))
                .isInstanceOf(KeyException.NotFound.class)
                .hasMessageContaining("SHOP_PASSWORD");

        stage.writePlan("password: {secret: {name: shop, key: password}}");
        assertThatThrownBy(() -> password(Map.of()))
                .isInstanceOf(KeyException.NotFound.class)
                .hasMessageContaining("key 'password' of the Secret shop");
        assertThatThrownBy(() -> password(Map.of("HOLDFAST_SECRETS", folder.toString())))
                .isInstanceOf(KeyException.NotFound.class);

        assertThatThrownBy(() -> password(
                        Map.of(Secrets.PASSWORD_FILE, folder.resolve("none").toString())))
                .isInstanceOf(KeyException.NotFound.class)
                .hasMessageContaining("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\n"})
    void anEmptyPasswordIsRefused(String empty) {
        stage.writePlan("password: {env: SHOP_PASSWORD}");

        assertThatThrownBy(() -> password(Map.of("SHOP_PASSWORD", empty)))
                .isInstanceOf(KeyException.NotFound.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void aFileThatIsTooLargeForAPasswordIsNotRead() throws IOException {
        Path file = Files.write(folder.resolve("large"), new byte[70_000]);

        assertThatThrownBy(() -> password(Map.of(Secrets.PASSWORD_FILE, file.toString())))
                .isInstanceOf(KeyException.NotFound.class)
                .hasMessageContaining("too large");
    }

    @Test
    void whoHasNoKeyToSignWithIsToldHowToMakeOne() {
        assertThatThrownBy(() -> new Secrets(Map.of()).signer(Secrets.Purpose.RECEIPTS, plan()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_CONFIGURED);
                    assertThat(failure).hasMessageContainingAll("HOLDFAST_RECEIPT_KEY_FILE", "openssl");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SECRET, "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----"})
    void aKeyFileThatHoldsNoKeyIsNamedWithoutWhatItHolds(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), content);
        Map<String, String> environment = new HashMap<>(Map.of("HOLDFAST_EVIDENCE_KEY_FILE", file.toString()));

        assertThatThrownBy(() -> new Secrets(environment).signer(Secrets.Purpose.EVIDENCE, plan()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_CONFIGURED);
                    assertThat(failure).hasMessageNotContaining(SECRET);
                });
    }

    @Test
    void noMessageAndNoTextFormHoldsASecret() throws IOException {
        Files.writeString(stage.password(), SECRET);
        try (RepositoryPassword password = new Secrets(stage.environment()).password(plan())) {
            assertThat(password.toString()).doesNotContain(SECRET);
        }
    }

    private String password(Map<String, String> environment) {
        try (RepositoryPassword password = new Secrets(environment).password(plan())) {
            return new String(password.copy(), StandardCharsets.UTF_8);
        }
    }

    private BackupPlan plan() {
        return new ResourceFolder(stage.resources(), Clock.systemUTC()).plan(Stage.PLAN);
    }
}
