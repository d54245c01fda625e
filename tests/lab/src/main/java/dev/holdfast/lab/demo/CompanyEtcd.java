package dev.holdfast.lab.demo;

import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.throwaway.ControlPlaneSettings;
import dev.holdfast.throwaway.EtcdSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The etcd of the demo's company: it can be reached, and Secrets in it are encrypted at rest, as they should be.
 *
 * @param encryption the file that the API server and the escrow are given
 */
record CompanyEtcd(EtcdSettings.Ports ports, Path encryption) {
    private static final int KEY_BYTES = 32;

    static CompanyEtcd planned(Path folder, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Path encryption = Files.createDirectories(folder).resolve("encryption.yaml");
        Files.writeString(encryption, """
                apiVersion: apiserver.config.k8s.io/v1
                kind: EncryptionConfiguration
                resources:
                  - resources: [secrets]
                    providers:
                      - secretbox: {keys: [{name: demo, secret: %s}]}
                      - identity: {}
                """.formatted(Base64.getEncoder().encodeToString(key)));
        return new CompanyEtcd(new EtcdSettings.Ports(LoopbackPort.free(), LoopbackPort.free()), encryption);
    }

    ControlPlaneSettings into(ControlPlaneSettings settings) {
        List<String> arguments = new ArrayList<>(settings.apiServerArguments());
        arguments.add("--encryption-provider-config=" + encryption);
        return settings.with(EtcdSettings.alsoAt(ports)).withApiServerArguments(arguments);
    }

    /** As a plan names it. */
    String spec() {
        return "{endpoints: [\"" + ports.clientUrl() + "\"], escrow: [{name: encryption.yaml, file: " + encryption
                + "}]}";
    }
}
