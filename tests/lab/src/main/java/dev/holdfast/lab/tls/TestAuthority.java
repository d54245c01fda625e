package dev.holdfast.lab.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority made by the JDK's own keytool. */
public final class TestAuthority {
    private static final String PASSWORD = "only-for-this-test";

    private final Path folder;
    private final Path certificate;

    /** Makes it in an empty folder. */
    public TestAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.certificate = folder.resolve("authority.pem");
        keytool(
                "authority",
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=Test authority",
                "-keyalg",
                "EC",
                "-ext",
                "bc:c");
        keytool("authority", "-exportcert", "-alias", "ca", "-rfc", "-file", certificate.toString());
    }

    /** Its own certificate, in PEM. */
    public Path certificate() {
        return certificate;
    }

    /** A server on 127.0.0.1 with a certificate that is good from {@code from} (such as {@code -10d}) for {@code days} days. */
    public SSLContext server(String from, int days) throws IOException, InterruptedException, GeneralSecurityException {
        String request = folder.resolve("request.pem").toString();
        String signed = folder.resolve("signed.pem").toString();
        keytool("server", "-genkeypair", "-alias", "server", "-dname", "CN=127.0.0.1", "-keyalg", "EC");
        keytool("server", "-certreq", "-alias", "server", "-file", request);
        keytool(
                "authority",
                "-gencert",
                "-alias",
                "ca",
                "-rfc",
                "-infile",
                request,
                "-outfile",
                signed,
                "-startdate",
                from,
                "-validity",
                Integer.toString(days),
                "-ext",
                "SAN=ip:127.0.0.1");
        keytool("server", "-importcert", "-noprompt", "-alias", "ca", "-file", certificate.toString());
        keytool("server", "-importcert", "-noprompt", "-alias", "server", "-file", signed);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store("server"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of(
                "-keystore",
                store(store).toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-J-XX:TieredStopAtLevel=1"));
        Path log = folder.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + Files.readString(log));
        }
    }
}
