package dev.holdfast.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.plan.PasswordSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordReaderTest {
    private final PasswordReader reader = new PasswordReader(
            Map.of("PASSWORD", "from-env", "BLANK", "  \n"),
            secret -> secret.name().equals("repo") ? Optional.of("from-secret\n".getBytes(UTF_8)) : Optional.empty());

    private String read(PasswordSource source) {
        return new String(reader.read(source).copy(), UTF_8);
    }

    @Test
    void readsFromWhereThePlanSays(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "from-file\r\n");

        assertThat(read(new PasswordSource.FromFile(file.toString()))).isEqualTo("from-file");
        assertThat(read(new PasswordSource.FromEnv("PASSWORD"))).isEqualTo("from-env");
        assertThat(read(new PasswordSource.FromSecret("repo", "password"))).isEqualTo("from-secret");
    }

    @Test
    void saysWhereItLookedInVain(@TempDir Path folder) {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> read(new PasswordSource.FromFile(none.toString())))
                .isInstanceOf(KeyException.NotFound.class)
                .hasMessageContaining(none.toString());
        assertThatThrownBy(() -> read(new PasswordSource.FromEnv("OTHER"))).hasMessageContaining("OTHER");
        assertThatThrownBy(() -> read(new PasswordSource.FromEnv("BLANK"))).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read(new PasswordSource.FromSecret("other", "password")))
                .hasMessageContaining("key 'password' of the Secret other");
    }
}
