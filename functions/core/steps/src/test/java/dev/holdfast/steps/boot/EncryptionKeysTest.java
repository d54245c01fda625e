package dev.holdfast.steps.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeysTest {
    @TempDir
    private Path escrow;

    private EncryptionKeys among(String... files) throws IOException {
        List<Path> all = new java.util.ArrayList<>();
        for (String text : files) {
            all.add(Files.writeString(escrow.resolve("file-" + all.size()), text));
        }
        return EncryptionKeys.among(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources: []\n",
                "kind: \"EncryptionConfiguration\"\n",
                "{\"apiVersion\": \"apiserver.config.k8s.io/v1\",\n \"kind\": \"EncryptionConfiguration\",\n \"resources\": []}",
            })
    void aConfigurationIsFoundBesideOtherFilesByWhatItSays(String configuration) throws IOException {
        assertThat(among("-----BEGIN EC PRIVATE KEY-----\n", configuration).arguments())
                .containsExactly("--encryption-provider-config=" + escrow.resolve("file-1"));
    }

    @Test
    void withoutOneItIsSaidWhatToName() throws IOException {
        EncryptionKeys none = among("# of the kind: EncryptionConfigurationOfSomethingElse\n");

        assertThat(none.arguments()).isEmpty();
        assertThat(none.remark()).contains("spec.etcd.escrow");
    }

    @Test
    void ofOneThatNamesAKmsAmongOthersTheOthersAreLeft() throws IOException {
        EncryptionKeys mixed = among("""
                apiVersion: apiserver.config.k8s.io/v1
                kind: EncryptionConfiguration
                resources:
                  - resources: [secrets]
                    providers:
                      - kms: {apiVersion: v2, name: vault, endpoint: unix:///tmp/kms.sock}
                      - identity: {}
                  - resources: [configmaps]
                    providers:
                      - kms: {apiVersion: v2, name: vault, endpoint: unix:///tmp/kms.sock}
                      - secretbox: {keys: [{name: old, secret: c2VjcmV0}]}
                """);

        assertThat(mixed.arguments()).containsExactly("--encryption-provider-config=" + escrow.resolve("file-0"));
        assertThat(mixed.remark()).contains("KMS");
        assertThat(escrow.resolve("file-0"))
                .content()
                .contains("configmaps", "secretbox", "c2VjcmV0", "apiserver.config.k8s.io/v1")
                .doesNotContain("kms:", "vault", "- secrets");
    }

    @Test
    void oneWhoseKeysLieElsewhereIsOfNoUse() throws IOException {
        EncryptionKeys elsewhere = among("""
                kind: EncryptionConfiguration
                resources:
                  - resources: [secrets]
                    providers:
                      - kms: {name: vault, endpoint: unix:///tmp/kms.sock}
                """);

        assertThat(elsewhere.arguments()).isEmpty();
        assertThat(elsewhere.remark()).contains("KMS");
    }
}
