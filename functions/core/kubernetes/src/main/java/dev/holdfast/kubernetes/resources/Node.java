package dev.holdfast.kubernetes.resources;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a file, and the line where it begins (counted from 1). */
sealed interface Node {
    int line();

    /** What it is, for messages. */
    String what();

    /** One value: its text as written, or as JSON would write it. */
    record Scalar(Kind kind, String text, int line) implements Node {
        enum Kind {
            TEXT("a text"),
            WHOLE("a whole number"),
            FRACTION("a number with a fraction"),
            TRUTH("true or false"),
            NOTHING("nothing");

            private final String title;

            Kind(String title) {
                this.title = title;
            }
        }

        @Override
        public String what() {
            return kind.title;
        }
    }

    record Items(List<Node> items, int line) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "a list";
        }
    }

    record Fields(Map<String, Node> fields, int line) implements Node {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String what() {
            return "an object with fields";
        }
    }

    /** Whether it stands for a value that was left out. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING;
    }
}
