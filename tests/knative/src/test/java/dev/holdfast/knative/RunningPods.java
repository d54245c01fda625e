package dev.holdfast.knative;

import dev.holdfast.lab.node.Kubectl;
import java.util.List;

/** Pods that are not on their way out: Knative's wait for half a minute when they are told to go, and take no requests any more. */
final class RunningPods {
    private static final String NAMES =
            "{{range .items}}{{if not .metadata.deletionTimestamp}}{{.metadata.name}}{{\"\\n\"}}{{end}}{{end}}";

    private RunningPods() {}

    /** The names of those that a selector finds. */
    static List<String> names(Kubectl kubectl, String namespace, String selector) throws InterruptedException {
        return kubectl.run(
                        "--namespace=" + namespace,
                        "get",
                        "pods",
                        "--selector=" + selector,
                        "--output=go-template=" + NAMES)
                .lines()
                .filter(name -> !name.isBlank())
                .toList();
    }
}
