package dev.holdfast.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How AWS judges a request by policies, as its documentation says: an explicit denial anywhere ends it, else something must allow it. For
 * the policies that no server here enforces; whatever they use that is not known here fails loudly.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">policy evaluation logic</a>
 */
final class IamRules {
    private IamRules() {}

    /**
     * What is asked for.
     *
     * @param principal the role or user
     * @param context the condition keys that the service sets; what is not in it is not set
     */
    record Request(String principal, String action, String resource, Map<String, String> context) {
        Request {
            context = Map.copyOf(context);
        }
    }

    static boolean allows(Request request, JsonNode... policies) {
        return matches(request, "Allow", policies) && !matches(request, "Deny", policies);
    }

    /** Whether some statement of that effect fits the request. */
    static boolean matches(Request request, String effect, JsonNode... policies) {
        return Stream.of(policies)
                .flatMap(policy -> items(policy.path("Statement")))
                .filter(statement -> statement.path("Effect").asText().equals(effect))
                .anyMatch(statement -> fits(request, statement));
    }

    private static boolean fits(Request request, JsonNode statement) {
        boolean isResource = statement.path("Resource").isMissingNode()
                || items(statement.path("Resource")).anyMatch(one -> like(request.resource(), one.asText()));
        return isResource
                && items(statement.path("Action")).anyMatch(one -> like(request.action(), one.asText()))
                && isFor(request.principal(), statement.path("Principal"))
                && statement.path("Condition").properties().stream()
                        .allMatch(operator -> operator.getValue().properties().stream()
                                .allMatch(key -> isMet(
                                        operator.getKey(), request.context().get(key.getKey()), key.getValue())));
    }

    /** One of several values is enough; of a negation, none may be the one. */
    private static boolean isMet(String operator, @Nullable String actual, JsonNode wanted) {
        Predicate<JsonNode> holds = one -> holds(operator, actual, one.asText());
        return operator.contains("Not")
                ? items(wanted).allMatch(holds)
                : items(wanted).anyMatch(holds);
    }

    /** An identity's own policy names no principal. The root of an account stands for all of its identities. */
    private static boolean isFor(String principal, JsonNode wanted) {
        if (wanted.isMissingNode() || wanted.asText().equals("*")) {
            return true;
        }
        return wanted.properties().stream()
                .flatMap(kind -> items(kind.getValue()))
                .map(JsonNode::asText)
                .anyMatch(one -> one.equals(principal)
                        || (one.endsWith(":root") && principal.startsWith(one.substring(0, one.length() - 4))));
    }

    private static boolean holds(String operator, @Nullable String actual, String wanted) {
        if (operator.equals("Null")) {
            return (actual == null) == Boolean.parseBoolean(wanted);
        }
        if (actual == null) {
            // Negations hold of what is not there, and so does everything with IfExists.
            return operator.contains("Not") || operator.endsWith("IfExists");
        }
        return switch (operator) {
            case "StringEquals", "ArnEquals", "Bool" -> actual.equals(wanted);
            case "StringLike", "ArnLike" -> like(actual, wanted);
            case "StringNotEquals", "StringNotEqualsIfExists", "ArnNotEquals" -> !actual.equals(wanted);
            case "NumericLessThanEquals" -> Long.parseLong(actual) <= Long.parseLong(wanted);
            case "NumericGreaterThanEquals" -> Long.parseLong(actual) >= Long.parseLong(wanted);
            case "NumericGreaterThan" -> Long.parseLong(actual) > Long.parseLong(wanted);
            default -> throw new AssertionError("These rules do not know the operator " + operator);
        };
    }

    private static boolean like(String text, String pattern) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return text.matches(regex);
    }

    private static Stream<JsonNode> items(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? StreamSupport.stream(oneOrMany.spliterator(), false)
                : Stream.of(oneOrMany).filter(one -> !one.isMissingNode());
    }
}
