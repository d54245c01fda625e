package dev.holdfast.kubernetes.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One object that an install is made of.
 *
 * @param json the object; not to be changed
 */
public record InstallManifest(ObjectNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CHARACTERS = 8 << 20;
    /** What others stand on comes first; what is named here comes in this order, the rest after it. */
    private static final List<String> FIRST = List.of(
            "CustomResourceDefinition",
            "Namespace",
            "ServiceAccount",
            "ClusterRole",
            "Role",
            "ClusterRoleBinding",
            "RoleBinding",
            "ConfigMap",
            "Secret",
            "NetworkPolicy",
            "Broker",
            "Service",
            "Trigger");

    /**
     * Reads what {@code kubectl kustomize} prints, in the order in which it is to be applied.
     *
     * @throws IllegalArgumentException if it is no YAML, or a document is no object of Kubernetes; the message says which
     */
    public static List<InstallManifest> read(String yaml) {
        List<InstallManifest> manifests = new ArrayList<>();
        try {
            for (Object document : parser().loadAll(yaml)) {
                if (document == null) {
                    continue;
                }
                manifests.add(of(JSON.valueToTree(document), manifests.size() + 1));
            }
        } catch (YAMLException e) {
            throw new IllegalArgumentException("The manifests are no valid YAML: " + problem(e), e);
        }
        manifests.sort(Comparator.comparingInt(InstallManifest::rank));
        return manifests;
    }

    private static String problem(YAMLException e) {
        return e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? marked.getProblem() + " in line " + (marked.getProblemMark().getLine() + 1)
                : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static InstallManifest of(JsonNode document, int number) {
        boolean whole = document instanceof ObjectNode
                && !document.path("apiVersion").asText().isEmpty()
                && !document.path("kind").asText().isEmpty()
                && !document.path("metadata").path("name").asText().isEmpty();
        if (!whole) {
            throw new IllegalArgumentException("Document " + number
                    + " of the manifests is no object of Kubernetes: it needs apiVersion, kind and metadata.name");
        }
        return new InstallManifest((ObjectNode) document);
    }

    /** As {@code kubectl} reads: what looks like a date is a text. */
    private static Yaml parser() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        DumperOptions unused = new DumperOptions();
        Resolver datesAreTexts = new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
                if (!tag.equals(Tag.TIMESTAMP)) {
                    super.addImplicitResolver(tag, pattern, first, limit);
                }
            }
        };
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, datesAreTexts);
    }

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String kind() {
        return json.path("kind").asText();
    }

    /** Empty for the core. */
    String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    ObjectRef ref(GroupResource resource) {
        return new ObjectRef(resource, namespace(), name());
    }

    String name() {
        return json.path("metadata").path("name").asText();
    }

    String namespace() {
        return json.path("metadata").path("namespace").asText("");
    }

    /** Such as {@code Service report}. */
    public String title() {
        return kind() + " " + name();
    }

    /** As it is sent, with one more label. */
    byte[] labelled(String name, String value) {
        ObjectNode copy = json.deepCopy();
        ((ObjectNode) copy.path("metadata")).withObject("/labels").put(name, value);
        try {
            return JSON.writeValueAsBytes(copy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Trees are always JSON", e);
        }
    }

    private int rank() {
        int place = FIRST.indexOf(kind());
        return place < 0 ? FIRST.size() : place;
    }
}
