package dev.holdfast.cli;

import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lets the functions do the work instead of this process. */
final class BrokerOption {
    @Option(
            names = "--broker",
            paramLabel = "URL",
            description =
                    "post the event to this Knative broker, for the functions to do the work, and do nothing here")
    private @Nullable String broker;

    Optional<URI> broker() {
        return Optional.ofNullable(broker).map(BrokerOption::parse);
    }

    private static URI parse(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new Failure(
                FailureKind.BAD_INPUT,
                "--broker: '" + text + "' is not the address of a broker; write for example"
                        + " http://broker-ingress.knative-eventing.svc/holdfast-system/default");
    }
}
