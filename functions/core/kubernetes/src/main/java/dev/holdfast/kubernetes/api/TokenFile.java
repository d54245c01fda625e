package dev.holdfast.kubernetes.api;

import dev.holdfast.domain.BoundedFile;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A token that lies in a file which somebody renews: read for each request. Of a kubeconfig's {@code tokenFile} fabric8 takes no notice. */
final class TokenFile {
    /** A header that servers take is far smaller. */
    private static final int MOST_BYTES = 1 << 20;

    private TokenFile() {}

    /** The configuration with the token file that the kubeconfig's user names, if it does. */
    static Config applied(Config config, Path kubeconfig) {
        if (config.getCurrentContext() == null) {
            return config;
        }
        String user = config.getCurrentContext().getContext().getUser();
        Optional<Path> token = KubeConfigUtils.parseConfig(kubeconfig.toFile()).getUsers().stream()
                .filter(it -> it.getName().equals(user))
                .map(NamedAuthInfo::getUser)
                .flatMap(it -> Optional.ofNullable(it.getTokenFile()).stream())
                .filter(it -> !it.isEmpty())
                .map(kubeconfig.toAbsolutePath()::resolveSibling)
                .findFirst();
        return token.map(file -> new ConfigBuilder(config)
                        .withOauthTokenProvider(() -> read(file))
                        .build())
                .orElse(config);
    }

    static String read(Path file) {
        try {
            return BoundedFile.text(file, MOST_BYTES).strip();
        } catch (IOException e) {
            throw new KubeconfigException("The token at " + file + " cannot be read; have it issued again", e);
        }
    }
}
