package dev.holdfast.store.azure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.azure.ScriptedService.Answer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates: trusted by {@code network.caFile} only, and told apart from other failures. The keys were made for this test by keytool:
 * {@code authority.pem} signed {@code server.p12} for a hundred years and {@code expired.p12} for a day in 2026.
 */
class AzureTlsTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final ObjectKey KEY = ObjectKey.of("file");

    @TempDir
    Path folder;

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrustedUnlessTheSettingsNameTheAuthority() throws Exception {
        try (ScriptedService service = https("server.p12").answering(Answer.error(404, "BlobNotFound"))) {
            assertThatThrownBy(() -> service.store("https", AzureNetwork.DIRECT).stat(KEY, VersionSelector.CURRENT))
                    .isExactlyInstanceOf(StoreException.Distrusted.class)
                    .hasMessageContainingAll("not trusted", "network.caFile");

            AzureNetwork trusting = trusting(file("authority.pem"));
            assertThatThrownBy(() -> service.store("https", trusting).stat(KEY, VersionSelector.CURRENT))
                    .isInstanceOf(StoreException.NotFound.class);
        }
    }

    @Test
    void anExpiredCertificateIsToldAsSuch() throws Exception {
        AzureNetwork trusting = trusting(file("authority.pem"));
        try (ScriptedService service = https("expired.p12")) {
            assertThatThrownBy(() -> service.store("https", trusting).stat(KEY, VersionSelector.CURRENT))
                    .isExactlyInstanceOf(StoreException.Distrusted.class)
                    .hasMessageContaining("has expired");
        }
    }

    @Test
    void aFileOfAuthoritiesThatIsNoneIsNamed() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no certificate");
        try (ScriptedService service = new ScriptedService()) {
            assertThatThrownBy(() -> service.store("http", trusting(notes)).stat(KEY, VersionSelector.CURRENT))
                    .isExactlyInstanceOf(StoreException.Permanent.class)
                    .hasMessageContainingAll("notes.txt", "network.caFile");
        }
    }

    private static AzureNetwork trusting(Path authorities) {
        return new AzureNetwork(Optional.empty(), Optional.of(authorities));
    }

    private static ScriptedService https(String keystore) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file(keystore))) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(ScriptedService.loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new ScriptedService(server);
    }

    private static Path file(String name) throws Exception {
        return Path.of(
                Objects.requireNonNull(AzureTlsTest.class.getResource(name)).toURI());
    }
}
