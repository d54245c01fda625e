package dev.holdfast.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.azure.ScriptedService.Answer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates: trusted by {@code network.caFile} only, and told apart from other failures. */
class AzureTlsTest {
    private static final String PASSWORD = "password";
    private static final ObjectKey KEY = ObjectKey.of("file");

    @TempDir
    Path folder;

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrustedUnlessTheSettingsName() throws Exception {
        certificate("-validity", "2");
        try (ScriptedService service = https().answering(Answer.error(404, "BlobNotFound"))) {
            assertThatThrownBy(() -> service.store("https", AzureNetwork.DIRECT).stat(KEY, VersionSelector.CURRENT))
                    .isExactlyInstanceOf(StoreException.Permanent.class)
                    .hasMessageContainingAll("not trusted", "network.caFile");

            AzureNetwork trusting = new AzureNetwork(Optional.empty(), Optional.of(folder.resolve("ca.pem")));
            assertThatThrownBy(() -> service.store("https", trusting).stat(KEY, VersionSelector.CURRENT))
                    .isInstanceOf(StoreException.NotFound.class);
        }
    }

    @Test
    void anExpiredCertificateIsToldAsSuch() throws Exception {
        certificate("-startdate", "-10d", "-validity", "1");
        AzureNetwork trusting = new AzureNetwork(Optional.empty(), Optional.of(folder.resolve("ca.pem")));
        try (ScriptedService service = https()) {
            assertThatThrownBy(() -> service.store("https", trusting).stat(KEY, VersionSelector.CURRENT))
                    .isExactlyInstanceOf(StoreException.Permanent.class)
                    .hasMessageContaining("has expired");
        }
    }

    @Test
    void aFileOfAuthoritiesThatIsNoneIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no certificate");
        try (ScriptedService service = new ScriptedService()) {
            AzureNetwork network = new AzureNetwork(Optional.empty(), Optional.of(file));
            assertThatThrownBy(() -> service.store("http", network).stat(KEY, VersionSelector.CURRENT))
                    .isExactlyInstanceOf(StoreException.Permanent.class)
                    .hasMessageContainingAll("notes.txt", "network.caFile");
        }
    }

    private ScriptedService https() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(ScriptedService.loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new ScriptedService(server);
    }

    /** An authority in {@code ca.pem}, and a server's key in {@code keys.p12} whose certificate it signed for these dates. */
    private void certificate(String... dates) throws Exception {
        List<String> authority = keystore("ca.p12", "authority");
        List<String> server = keystore("keys.p12", "server");
        keytool("-genkeypair", authority, "-keyalg", "EC", "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool("-genkeypair", server, "-keyalg", "EC", "-dname", "CN=127.0.0.1");
        keytool("-exportcert", authority, "-rfc", "-file", path("ca.pem"));
        keytool("-certreq", server, "-file", path("request.pem"));
        List<String> sign = new ArrayList<>(List.of(dates));
        sign.addAll(List.of(
                "-rfc", "-ext", "san=ip:127.0.0.1", "-infile", path("request.pem"), "-outfile", path("server.pem")));
        keytool("-gencert", authority, sign.toArray(String[]::new));
        keytool("-importcert", keystore("keys.p12", "authority"), "-noprompt", "-file", path("ca.pem"));
        keytool("-importcert", server, "-noprompt", "-file", path("server.pem"));
    }

    private List<String> keystore(String file, String alias) {
        return List.of("-keystore", path(file), "-storepass", PASSWORD, "-alias", alias);
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private static void keytool(String command, List<String> keystore, String... more) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.add(command);
        line.addAll(keystore);
        line.addAll(List.of(more));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
