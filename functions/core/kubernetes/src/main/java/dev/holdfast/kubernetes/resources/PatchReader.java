package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.Shape.fields;
import static dev.holdfast.kubernetes.resources.Shape.items;
import static dev.holdfast.kubernetes.resources.Shape.required;

import dev.holdfast.domain.restore.PatchRule;
import java.util.ArrayList;
import java.util.List;

/** Reads files that hold nothing but {@code patches}, written as in a Restore's {@code spec.mapping}. */
public final class PatchReader {
    private static final Shape.Fields FILE =
            fields(required("patches", items(RestoreShape.PATCH, 32), "a list of rules, each a selector and a patch"));

    private PatchReader() {}

    /**
     * Reads the text of one file.
     *
     * @param source its name, for messages
     * @throws InvalidResourceException with all problems of the structure, or the first of the contents
     */
    public static List<PatchRule> read(String source, String text) throws InvalidResourceException {
        try {
            List<PatchRule> rules = new ArrayList<>();
            for (Node document : new DocumentText(source).read(text)) {
                List<ResourceProblem> structure = StructureCheck.of(source, document, "", FILE);
                if (!structure.isEmpty()) {
                    throw new InvalidResourceException(structure);
                }
                rules.addAll(RestoreDecoder.rules(new Cursor(source, "", (Node.Fields) document)));
            }
            return List.copyOf(rules);
        } catch (ProblemFound e) {
            throw new InvalidResourceException(List.of(e.problem()));
        }
    }
}
