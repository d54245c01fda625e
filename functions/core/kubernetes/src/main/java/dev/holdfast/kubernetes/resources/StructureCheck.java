package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.kubernetes.resources.Node.Scalar.Kind;
import java.util.ArrayList;
import java.util.List;

/** Compares a document with its shape: unknown and missing fields, wrong kinds of values, texts that are none of the known. */
final class StructureCheck {
    private static final int MOST = 20;

    private final String source;
    private final List<ResourceProblem> problems = new ArrayList<>();

    StructureCheck(String source) {
        this.source = source;
    }

    /** All problems, at most twenty, in the order of the shape. */
    static List<ResourceProblem> of(String source, Node node, String path, Shape shape) {
        StructureCheck check = new StructureCheck(source);
        check.value(node, path, shape);
        return check.problems;
    }

    private void value(Node node, String path, Shape shape) {
        switch (shape) {
            case Shape.Text text -> text(node, path, text);
            case Shape.Whole whole -> whole(node, path, whole);
            case Shape.Truth _ -> scalar(node, path, Kind.TRUTH);
            case Shape.Items items -> items(node, path, items);
            case Shape.Named named -> named(node, path, named);
            case Shape.Anything _ -> {}
            case Shape.Fields fields -> fields(node, path, fields);
        }
    }

    private boolean scalar(Node node, String path, Kind wanted) {
        if (node instanceof Node.Scalar(Kind kind, String text, int line)) {
            if (kind == wanted) {
                return true;
            }
            String hint = wanted == Kind.TEXT
                    ? "; put it into quotes"
                    : "; write " + new Node.Scalar(wanted, "", 0).what() + " without quotes";
            problem(
                    line,
                    path,
                    InvalidFieldException.quoted(text) + " is " + node.what() + ", not "
                            + new Node.Scalar(wanted, "", 0).what() + hint);
            return false;
        }
        problem(node.line(), path, "is " + node.what() + "; write " + new Node.Scalar(wanted, "", 0).what());
        return false;
    }

    private void text(Node node, String path, Shape.Text shape) {
        if (!scalar(node, path, Kind.TEXT)) {
            return;
        }
        String text = ((Node.Scalar) node).text();
        if (!shape.oneOf().isEmpty() && !shape.oneOf().contains(text)) {
            problem(
                    node.line(),
                    path,
                    InvalidFieldException.quoted(text) + " is not known; write " + String.join(" or ", shape.oneOf()));
        }
    }

    private void whole(Node node, String path, Shape.Whole shape) {
        if (!scalar(node, path, Kind.WHOLE)) {
            return;
        }
        String text = ((Node.Scalar) node).text();
        try {
            int number = Integer.parseInt(text);
            if (number >= shape.least() && number <= shape.most()) {
                return;
            }
        } catch (NumberFormatException tooLong) {
            // Told below: it is out of every range.
        }
        problem(node.line(), path, text + " is out of range; write " + shape.least() + " to " + shape.most());
    }

    private void items(Node node, String path, Shape.Items shape) {
        if (!(node instanceof Node.Items(List<Node> items, int line))) {
            problem(node.line(), path, "is " + node.what() + "; write a list, each entry after a '- '");
            return;
        }
        if (items.size() < shape.least() || items.size() > shape.most()) {
            problem(line, path, "has " + items.size() + " entries; write " + shape.least() + " to " + shape.most());
        }
        for (int i = 0; i < Math.min(items.size(), shape.most()); i++) {
            value(items.get(i), path + "[" + i + "]", shape.item());
        }
    }

    private void named(Node node, String path, Shape.Named shape) {
        if (node instanceof Node.Fields(var fields, int line)) {
            if (fields.size() > shape.most()) {
                problem(line, path, "has " + fields.size() + " entries; write at most " + shape.most());
            }
            fields.forEach((name, value) -> value(value, path + "." + name, shape.value()));
        } else {
            problem(node.line(), path, "is " + node.what() + "; write names with their values");
        }
    }

    private void fields(Node node, String path, Shape.Fields shape) {
        if (!(node instanceof Node.Fields(var fields, int line))) {
            problem(
                    node.line(),
                    path,
                    "is " + node.what() + "; write an object with the fields " + String.join(", ", shape.names()));
            return;
        }
        fields.forEach((name, value) -> {
            if (!shape.names().contains(name)) {
                problem(
                        value.line(),
                        join(path, name),
                        "is not a field that is known here; " + NearestName.advice(name, shape.names()));
            }
        });
        for (Shape.Field field : shape.fields()) {
            Node value = fields.get(field.name());
            if (value != null && !value.isNothing()) {
                value(value, join(path, field.name()), field.shape());
            } else if (field.presence() == Shape.Presence.REQUIRED) {
                problem(line, join(path, field.name()), "is missing; it is " + field.description());
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void problem(int line, String path, String problem) {
        if (problems.size() < MOST) {
            problems.add(new ResourceProblem(source, line, path, problem));
        }
    }
}
