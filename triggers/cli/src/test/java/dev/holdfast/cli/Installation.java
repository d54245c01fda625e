package dev.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an administrator sets up: a password, the keys that sign, and {@code holdfast.yaml} with the plan and its locations. */
final class Installation {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final String receiptKey;
    private final String evidenceKey;

    Installation(Path folder) {
        this.folder = folder;
        try {
            Files.writeString(folder.resolve("password"), "correct horse battery staple\n");
            receiptKey = signingKey("receipt-key.pem");
            evidenceKey = signingKey("evidence-key.pem");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        environment.put("HOLDFAST_RESOURCES", resources().toString());
        environment.put(
                "HOLDFAST_RECEIPT_KEY_FILE", folder.resolve("receipt-key.pem").toString());
        environment.put(
                "HOLDFAST_EVIDENCE_KEY_FILE", folder.resolve("evidence-key.pem").toString());
    }

    private String signingKey(String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    Path resources() {
        return folder.resolve("holdfast.yaml");
    }

    Path password() {
        return folder.resolve("password");
    }

    Path nas() {
        return folder.resolve("nas");
    }

    /** Where the plan's repository lies at the folder. */
    Path repository() {
        return nas().resolve("holdfast-system/company");
    }

    String receiptKey() {
        return receiptKey;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** The plan, with copies at these locations, and their definitions. */
    Installation plan(Map<String, String> locations, String... settings) {
        String copies = locations.keySet().stream()
                .map(name -> "{location: " + name + "}")
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("""
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: company, namespace: holdfast-system}
                spec:
                  cluster: {name: production, site: here}
                  schedule: "@daily"
                  minInterval: 0s
                  copies: [%s]
                  password: {file: %s}
                  trust: {receiptKeys: ["%s"], evidenceKeys: ["%s"]}
                """.formatted(copies, password(), receiptKey, evidenceKey));
        List.of(settings).forEach(setting -> text.append("  ").append(setting).append('\n'));
        locations.forEach((name, spec) -> text.append("""
                ---
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: %s}
                spec:
                %s""".formatted(name, spec.indent(2))));
        return write(text.toString());
    }

    Installation write(String text) {
        try {
            Files.writeString(resources(), text);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A location in the folder. */
    String atNas() {
        try {
            Files.createDirectories(nas());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return """
                provider: local
                medium: nas
                site: here
                lockFor: 14d
                credentialsInCluster: true
                local: {path: %s}
                """.formatted(nas());
    }

    Call call(String... typed) {
        return Call.of(environment, typed);
    }

    Call with(Map<String, String> changes, String... typed) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(changes);
        return Call.of(variables, typed);
    }
}
