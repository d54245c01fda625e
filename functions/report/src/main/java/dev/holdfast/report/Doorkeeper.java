package dev.holdfast.report;

import dev.holdfast.kubernetes.access.AccessReviews;
import dev.holdfast.kubernetes.access.Caller;
import dev.holdfast.kubernetes.access.Deed;
import dev.holdfast.report.ClosedDoorException.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token of the cluster and has the right there; the API server decides both, each time anew. Where plans are files there is
 * nobody to ask: then they can be read by who reaches the door, and nothing can be started.
 */
@ApplicationScoped
public class Doorkeeper {
    private static final String SCHEME = "bearer ";
    /** Tokens of the cluster have one to two thousand characters. */
    private static final int LONGEST_TOKEN = 16_384;

    private static final String GET_ONE =
            "send 'Authorization: Bearer TOKEN' with what 'kubectl create token ACCOUNT --audience="
                    + AccessReviews.AUDIENCE + "' prints";

    private final HomeCluster home;

    Doorkeeper(HomeCluster home) {
        this.home = home;
    }

    /**
     * Returns if they may.
     *
     * @param authorization the header of that name, if there was one
     * @throws ClosedDoorException if not
     */
    void admit(@Nullable String authorization, Deed deed) {
        if (!home.isThere()) {
            admitWithoutCluster(deed);
            return;
        }
        Caller caller = token(authorization)
                .flatMap(home.reviews()::whoShows)
                .orElseThrow(() -> new ClosedDoorException(
                        Why.NOBODY_KNOWN, "It is not known who asks, or the token is not valid here: " + GET_ONE));
        if (!home.reviews().may(caller, deed)) {
            throw new ClosedDoorException(
                    Why.NO_RIGHT,
                    caller.name() + " may not " + deed
                            + ": bind the ClusterRole holdfast-on-demand to it in the plan's namespace");
        }
    }

    private static void admitWithoutCluster(Deed deed) {
        if (deed.changesNothing()) {
            return;
        }
        throw new ClosedDoorException(
                Why.NOBODY_TO_ASK,
                "Here plans are files, and no cluster says who may start anything: use the command line, or let report"
                        + " run in the cluster that holds the plans");
    }

    private static Optional<String> token(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN);
    }
}
