package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.kubernetes.resources.Node.Scalar.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The parser's tree to ours. Plain scalars are resolved by YAML 1.1, as kubectl does it: an unquoted {@code Yes} is true. The budget
 * ends texts whose aliases would grow without end.
 */
final class YamlNodes {
    static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 100_000;

    private int nodes;
    private int depth;

    Node convert(org.yaml.snakeyaml.nodes.Node node) {
        if (++nodes > MAX_NODES || ++depth > MAX_DEPTH) {
            throw bad(node.getStartMark(), "too many or too deeply nested values, perhaps by aliases");
        }
        int line = node.getStartMark().getLine() + 1;
        Node converted = switch (node) {
            case ScalarNode scalar -> new Node.Scalar(kind(scalar), text(scalar), line);
            case SequenceNode sequence ->
                new Node.Items(sequence.getValue().stream().map(this::convert).toList(), line);
            case MappingNode mapping -> fields(mapping, line);
            default -> throw bad(node.getStartMark(), "a kind of value that resources do not have");
        };
        depth--;
        return converted;
    }

    private Node fields(MappingNode mapping, int line) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw bad(tuple.getKeyNode().getStartMark(), "a field's name that is no text");
            }
            if (fields.put(key.getValue(), at(convert(tuple.getValueNode()), key)) != null) {
                throw bad(
                        key.getStartMark(),
                        "the field " + InvalidFieldException.quoted(key.getValue()) + " twice in one object");
            }
        }
        return new Node.Fields(fields, line);
    }

    /** A value's line is that of its key: there people look. */
    private static Node at(Node value, ScalarNode key) {
        int line = key.getStartMark().getLine() + 1;
        return switch (value) {
            case Node.Scalar scalar -> new Node.Scalar(scalar.kind(), scalar.text(), line);
            case Node.Items items -> new Node.Items(items.items(), line);
            case Node.Fields fields -> new Node.Fields(fields.fields(), line);
        };
    }

    private static Kind kind(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.BOOL)) {
            return Kind.TRUTH;
        }
        if (tag.equals(Tag.NULL)) {
            return Kind.NOTHING;
        }
        if (tag.equals(Tag.INT) && scalar.getValue().matches("[-+]?(0|[1-9][0-9]{0,17})")) {
            return Kind.WHOLE;
        }
        return tag.equals(Tag.FLOAT) ? Kind.FRACTION : Kind.TEXT;
    }

    private static String text(ScalarNode scalar) {
        if (!scalar.getTag().equals(Tag.BOOL)) {
            return scalar.getValue();
        }
        return switch (scalar.getValue().toLowerCase(java.util.Locale.ROOT)) {
            case "yes", "true", "on", "y" -> "true";
            default -> "false";
        };
    }

    private static YAMLProblem bad(Mark mark, String problem) {
        return new YAMLProblem(problem, mark);
    }

    /** Our own complaint in the parser's dress, so that both are told alike. */
    private static final class YAMLProblem extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        YAMLProblem(String problem, Mark mark) {
            super(null, null, problem, mark);
        }
    }
}
