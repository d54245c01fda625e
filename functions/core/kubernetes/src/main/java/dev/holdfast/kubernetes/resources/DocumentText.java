package dev.holdfast.kubernetes.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Text to {@link Node}s: YAML of one or several documents, or JSON. */
final class DocumentText {
    /** More than any resource needs, so that hostile text costs little. */
    static final int MAX_CHARACTERS = 1 << 20;

    private final String source;

    DocumentText(String source) {
        this.source = source;
    }

    List<Node> read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw problem(0, "has " + text.length() + " characters; a file of resources has at most " + MAX_CHARACTERS);
        }
        try {
            return text.stripLeading().startsWith("{") ? List.of(JsonNodes.read(text)) : readYaml(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw problem(line, "is no valid JSON: " + e.getOriginalMessage());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw problem(line, "is no valid YAML: " + e.getProblem() + hint(e));
        } catch (YAMLException e) {
            throw problem(
                    0,
                    "is no valid YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw problem(0, "cannot be read: " + e.getMessage());
        }
    }

    private static List<Node> readYaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(YamlNodes.MAX_DEPTH);
        List<Node> documents = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node document :
                new Yaml(new SafeConstructor(options)).composeAll(new StringReader(text))) {
            documents.add(new YamlNodes().convert(document));
        }
        return documents.stream().filter(document -> !document.isNothing()).toList();
    }

    private static String hint(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("'@'")) {
            return "; put the value into quotes";
        }
        return problem.contains("\\t") ? "; indent with spaces, not tabs" : "";
    }

    private ProblemFound problem(int line, String problem) {
        return new ProblemFound(new ResourceProblem(source, line, "", problem));
    }
}
