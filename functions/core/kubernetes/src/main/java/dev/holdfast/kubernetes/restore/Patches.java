package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.restore.PatchOperation;
import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.kubernetes.objects.ObjectRef;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** JSON Patch rules (RFC 6902), in their order, on the objects that their selectors choose. */
final class Patches {
    private record Rule(PatchRule rule, PatchRule.Selector selector, ArrayNode patch) {
        boolean takes(ObjectRef captured, JsonNode object) {
            return selector.resource()
                            .matches(
                                    captured.resource().resource(),
                                    captured.resource().group())
                    && selector.namespace().stream().allMatch(glob -> glob.matches(captured.namespace()))
                    && selector.name().stream().allMatch(glob -> glob.matches(captured.name()))
                    && selector.labels().stream().allMatch(labels -> labels.matches(Trees.labels(object)));
        }
    }

    private final List<Rule> rules;
    private final Set<Rule> used = ConcurrentHashMap.newKeySet();

    Patches(List<PatchRule> rules) {
        this.rules = rules.stream()
                .map(rule -> new Rule(rule, rule.selector(), patch(rule.patch())))
                .toList();
    }

    /** The rules that have taken no object so far. */
    List<PatchRule> idle() {
        return rules.stream()
                .filter(rule -> !used.contains(rule))
                .map(Rule::rule)
                .toList();
    }

    /**
     * Applies every rule that takes the object.
     *
     * @param captured what it is called in the snapshot
     * @throws UnfitObjectException if a rule does not fit it, or gives it another identity
     */
    ObjectNode apply(ObjectRef captured, ObjectNode object) {
        ObjectNode patched = object;
        for (Rule rule : rules) {
            if (rule.takes(captured, patched)) {
                used.add(rule);
                patched = apply(rule.patch(), patched);
            }
        }
        return patched;
    }

    private static ObjectNode apply(ArrayNode patch, ObjectNode object) {
        JsonNode patched = object;
        for (JsonNode operation : patch) {
            patched = step(operation, patched);
        }
        if (!(patched instanceof ObjectNode result) || !identity(result).equals(identity(object))) {
            throw new UnfitObjectException(
                    "a patch rule changes its apiVersion, kind, namespace or name; map namespaces instead");
        }
        return result;
    }

    /** One operation at a time: the library removes what is not there without a word, where RFC 6902 section 4.2 wants an error. */
    private static JsonNode step(JsonNode operation, JsonNode object) {
        boolean isRemoval = operation.path("op").asText().equals("remove");
        try {
            if (!isRemoval || !object.at(operation.path("path").asText()).isMissingNode()) {
                return JsonPatch.apply(JsonNodeFactory.instance.arrayNode().add(operation), object);
            }
        } catch (JsonPatchException e) {
            // Its message may quote a value.
        }
        throw new UnfitObjectException(
                "a patch rule does not fit it (a path is missing, or a test failed); narrow the rule's selector");
    }

    private static List<JsonNode> identity(JsonNode object) {
        return List.of(
                object.path("apiVersion"),
                object.path("kind"),
                object.at("/metadata/namespace"),
                object.at("/metadata/name"));
    }

    private static ArrayNode patch(List<PatchOperation> operations) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        for (PatchOperation operation : operations) {
            ObjectNode node = patch.addObject();
            node.put("op", operation.op().name().toLowerCase(Locale.ROOT));
            node.put("path", operation.path());
            operation.from().ifPresent(from -> node.put("from", from));
            operation.value().ifPresent(value -> node.set("value", value(operation.path(), value)));
        }
        return patch;
    }

    private static JsonNode value(String path, String json) {
        try {
            return Trees.value(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The value of the patch at " + path + " is not JSON; quote texts twice", e);
        }
    }
}
