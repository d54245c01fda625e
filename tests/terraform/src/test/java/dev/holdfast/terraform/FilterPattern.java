package dev.holdfast.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How CloudWatch Logs judges an event by a pattern for JSON, as its documentation says, for as much of it as the module's patterns use;
 * whatever else stands in one fails loudly. What is not there is neither equal to anything nor unequal.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">filter pattern syntax</a>
 */
final class FilterPattern {
    private static final Pattern WORD = Pattern.compile(
            "\\s*(?<word>&&|\\|\\||!=|[{}()=]|NOT EXISTS|\\$(?:\\.\\w+|\\[\\d+\\])+|\"(?<text>[^\"]*)\")");

    private final List<String> words = new ArrayList<>();
    private final JsonNode event;
    private int next;

    private FilterPattern(String pattern, JsonNode event) {
        this.event = event;
        Matcher matcher = WORD.matcher(pattern.strip());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            words.add(matcher.group("word"));
            end = matcher.end();
        }
        if (end != pattern.strip().length()) {
            throw new AssertionError(
                    "These rules do not know: " + pattern.strip().substring(end));
        }
    }

    static boolean matches(String pattern, JsonNode event) {
        FilterPattern all = new FilterPattern(pattern, event);
        all.take("{");
        boolean isMet = all.anyOf();
        all.take("}");
        if (all.next != all.words.size()) {
            throw new AssertionError("Something follows after the end of: " + pattern);
        }
        return isMet;
    }

    /** Both sides are always read: what follows stands behind them. */
    private boolean anyOf() {
        boolean isMet = allOf();
        while (isNext("||")) {
            take("||");
            isMet |= allOf();
        }
        return isMet;
    }

    private boolean allOf() {
        boolean isMet = one();
        while (isNext("&&")) {
            take("&&");
            isMet &= one();
        }
        return isMet;
    }

    private boolean one() {
        if (isNext("(")) {
            take("(");
            boolean isMet = anyOf();
            take(")");
            return isMet;
        }
        JsonNode value = select(take());
        String operator = take();
        return switch (operator) {
            case "NOT EXISTS" -> value.isMissingNode();
            case "=" -> like(value, take());
            case "!=" -> !like(value, take()) && value.isValueNode();
            default -> throw new AssertionError("These rules do not know the operator " + operator);
        };
    }

    /** Such as {@code $.requestParameters.alarmNames[0]}. */
    private JsonNode select(String selector) {
        if (!selector.startsWith("$")) {
            throw new AssertionError("No selector of a property: " + selector);
        }
        return event.at(
                selector.substring(1).replace('.', '/').replace('[', '/').replace("]", ""));
    }

    private static boolean like(JsonNode value, String quoted) {
        String wanted = quoted.substring(1, quoted.length() - 1);
        String regex = Pattern.quote(wanted).replace("*", "\\E.*\\Q");
        return value.isTextual() && value.asText().matches(regex);
    }

    private boolean isNext(String word) {
        return next < words.size() && words.get(next).equals(word);
    }

    private String take() {
        if (next == words.size()) {
            throw new AssertionError("The pattern ends too early.");
        }
        return words.get(next++);
    }

    private void take(String word) {
        String taken = take();
        if (!taken.equals(word)) {
            throw new AssertionError(word + " should stand where " + taken + " stands.");
        }
    }
}
