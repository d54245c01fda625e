package dev.holdfast.kubernetes.restore;

import dev.holdfast.domain.restore.PatchRule;

/** A patch rule fits no object that is restored: it was meant for something, and what it was meant for would come back without it. */
public final class IdlePatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdlePatchException(PatchRule rule) {
        super("The patch for " + describe(rule.selector())
                + " fits no object that would be restored, so nothing was restored: correct its"
                + " selector, or leave it out");
    }

    private static String describe(PatchRule.Selector selector) {
        StringBuilder text = new StringBuilder(selector.resource().toString());
        selector.namespace()
                .ifPresent(namespace -> text.append(" in the namespace ").append(namespace));
        selector.name().ifPresent(name -> text.append(" named ").append(name));
        selector.labels().ifPresent(any -> text.append(" with certain labels"));
        return text.toString();
    }
}
