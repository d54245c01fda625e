package dev.holdfast.steps.boot;

import dev.holdfast.steps.etcd.EncryptionConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How what is encrypted at rest can be read: by the cluster's EncryptionConfiguration, if it lies in escrow and holds its keys itself. A
 * key that lies in a KMS cannot be asked for by a control plane that talks to nobody.
 */
record EncryptionKeys(List<String> arguments, String remark) {
    private static final int MOST_BYTES = 1 << 20;

    /** Looks through the files of an escrow. */
    static EncryptionKeys among(List<Path> escrow) throws IOException {
        for (Path file : escrow) {
            if (Files.size(file) > MOST_BYTES) {
                continue;
            }
            byte[] content = Files.readAllBytes(file);
            if (EncryptionConfiguration.isIn(content)) {
                return EncryptionConfiguration.needsKms(content)
                        ? new EncryptionKeys(
                                List.of(), "; its keys lie in a KMS, which a throwaway control plane cannot ask")
                        : new EncryptionKeys(List.of("--encryption-provider-config=" + file), "");
            }
        }
        return new EncryptionKeys(
                List.of(), "; no EncryptionConfiguration lies in escrow: name the cluster's in spec.etcd.escrow");
    }
}
