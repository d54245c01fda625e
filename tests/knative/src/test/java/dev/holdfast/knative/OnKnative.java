package dev.holdfast.knative;

import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.LabNode;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a node, Knative on it, and Holdfast on that: the same to all classes of a run, since both take a minute. It ends with the run. The tests are skipped, with the
 * reason, where nobody wants them or this machine cannot bear them.
 */
final class OnKnative implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
    /** Of tests that take Holdfast itself onto the node: its images alone are made for two minutes. */
    static final String WHOLE = "whole";

    private static final String WANTED = System.getProperty("holdfast.knative", "off");

    /** As the store keeps it: closed when the last class is done. */
    private record Started(LabKnative knative) implements AutoCloseable {
        @Override
        public void close() {
            knative.node().close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(LabKnative.class) || type.equals(ProtectedShop.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean whole = context.getTags().contains(WHOLE);
        return switch (WANTED) {
            case "all" -> ConditionEvaluationResult.enabled("all are wanted");
            case "node" ->
                whole
                        ? ConditionEvaluationResult.disabled(
                                "Holdfast on Knative takes a quarter of an hour: ./mvnw -Pknative verify")
                        : ConditionEvaluationResult.enabled("what is quick is wanted");
            default ->
                ConditionEvaluationResult.disabled(
                        "A node with Knative takes root on Linux, and minutes: ./mvnw -Pknative verify");
        };
    }

    /** Here, and not where a test asks for it: only here may a start say that this machine cannot. */
    @Override
    public void beforeAll(ExtensionContext context) {
        knative(context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(LabKnative.class) ? knative(context) : shop(context);
    }

    /** The first who asks for it waits some minutes. */
    private static ProtectedShop shop(ExtensionContext context) {
        LabKnative knative = knative(context);
        return store(context).computeIfAbsent(ProtectedShop.class, _ -> opened(knative), ProtectedShop.class);
    }

    private static ProtectedShop opened(LabKnative knative) {
        try {
            return ProtectedShop.open(knative);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(OnKnative.class));
    }

    private static LabKnative knative(ExtensionContext context) {
        return store(context)
                .computeIfAbsent(Started.class, _ -> start(), Started.class)
                .knative();
    }

    private static Started start() {
        try {
            LabNode node = Timed.tell("a node is up", LabNode::startOrSkipTest);
            try {
                return new Started(Timed.tell("Knative is installed", () -> LabKnative.installOrSkipTest(node)));
            } catch (Exception e) {
                node.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
