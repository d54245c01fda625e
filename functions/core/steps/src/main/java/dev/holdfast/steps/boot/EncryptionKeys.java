package dev.holdfast.steps.boot;

import dev.holdfast.steps.etcd.EncryptionConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How what is encrypted at rest can be read: by the cluster's EncryptionConfiguration, if it lies in escrow and holds its keys itself. A
 * key that lies in a KMS cannot be asked for by a control plane that talks to nobody.
 */
record EncryptionKeys(List<String> arguments, String remark) {
    private static final String ARGUMENT = "--encryption-provider-config=";
    private static final int MOST_BYTES = 1 << 20;

    private static EncryptionKeys partly(Path file, byte[] content) throws IOException {
        Optional<byte[]> rest = EncryptionConfiguration.withoutKms(content);
        if (rest.isPresent()) {
            Files.write(file, rest.get());
        }
        return new EncryptionKeys(
                rest.isPresent() ? List.of(ARGUMENT + file) : List.of(),
                "; its key lies in a KMS, which a throwaway control plane cannot ask");
    }

    /** Looks through the files of an escrow, which are copies: what only a KMS can open is taken out of a configuration. */
    static EncryptionKeys among(List<Path> escrow) throws IOException {
        for (Path file : escrow) {
            if (Files.size(file) > MOST_BYTES) {
                continue;
            }
            byte[] content = Files.readAllBytes(file);
            if (EncryptionConfiguration.isIn(content)) {
                return EncryptionConfiguration.needsKms(content)
                        ? partly(file, content)
                        : new EncryptionKeys(List.of(ARGUMENT + file), "");
            }
        }
        return new EncryptionKeys(
                List.of(), "; no EncryptionConfiguration lies in escrow: name the cluster's in spec.etcd.escrow");
    }
}
