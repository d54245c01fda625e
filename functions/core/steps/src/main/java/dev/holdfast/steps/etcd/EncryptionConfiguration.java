package dev.holdfast.steps.etcd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Recognizes what API servers are given with {@code --encryption-provider-config}, in YAML or JSON, by what it says of itself. */
public final class EncryptionConfiguration {
    private static final Pattern KIND =
            Pattern.compile("(?m)^[\\s{,]*\"?kind\"?\\s*:\\s*\"?EncryptionConfiguration\"?\\s*,?\\s*\\}?\\s*$");
    private static final Pattern KMS = Pattern.compile("(?m)^[\\s{,\\[-]*\"?kms\"?\\s*:");

    private EncryptionConfiguration() {}

    /** Whether a file is one. */
    public static boolean isIn(byte[] file) {
        return KIND.matcher(text(file)).find();
    }

    /** Whether one names a key that lies in a KMS, and not in it. */
    public static boolean needsKms(byte[] file) {
        return KMS.matcher(text(file)).find();
    }

    /**
     * The same without what only a KMS can open: what others have encrypted can be read with it where no KMS is, and an API server
     * comes up. Empty if nothing is left that opens anything, or it cannot be read.
     */
    public static Optional<byte[]> withoutKms(byte[] file) {
        try {
            if (!(new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(file, StandardCharsets.UTF_8))
                    instanceof Map<?, ?> configuration)) {
                return Optional.empty();
            }
            List<Object> rules = new ArrayList<>();
            for (Map<?, ?> rule : maps(configuration.get("resources"))) {
                List<Map<?, ?>> providers = maps(rule.get("providers")).stream()
                        .filter(provider -> !provider.containsKey("kms"))
                        .toList();
                if (providers.stream().anyMatch(provider -> !provider.containsKey("identity"))) {
                    Map<Object, Object> left = new LinkedHashMap<>(rule);
                    left.put("providers", providers);
                    rules.add(left);
                }
            }
            Map<Object, Object> left = new LinkedHashMap<>(configuration);
            left.put("resources", rules);
            return rules.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Yaml().dump(left).getBytes(StandardCharsets.UTF_8));
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (list instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
