package dev.holdfast.report;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.resources.StoredPlan;
import dev.holdfast.kubernetes.telling.PlanStatus;
import dev.holdfast.kubernetes.telling.ResourceEvents.Notice;
import dev.holdfast.kubernetes.telling.ResourceEvents.Weight;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says on the plans themselves what was found: in their status, and as Kubernetes Events. Where plans are files, nobody looks there. That it cannot
 * be said is no reason not to judge.
 */
@ApplicationScoped
public class Bulletin {
    private static final Logger LOG = Logger.getLogger(Bulletin.class);

    /** What has not changed is stated anew after this, so that people see that somebody still looks. */
    private static final Duration STALE = Duration.ofMinutes(50);

    private final HomeCluster home;
    private final Map<PlanRef, Verdict> stated = new ConcurrentHashMap<>();

    Bulletin(HomeCluster home) {
        this.home = home;
    }

    /** States a verdict, and tells it where it turns. */
    void judged(Verdict now) {
        if (!isNews(stated.get(now.plan()), now)) {
            return;
        }
        onPlan(now.plan(), plan -> {
            home.status().write(plan, now);
            boolean turned = plan.condition(PlanStatus.PROVEN)
                    .filter(before -> before.status().equals(PlanStatus.proven(now)))
                    .isEmpty();
            if (turned) {
                home.events()
                        .tell(
                                plan,
                                now.holds()
                                        ? new Notice(Weight.NORMAL, "Proven", PlanStatus.sentence(now))
                                        : new Notice(Weight.WARNING, "NotProven", PlanStatus.sentence(now)));
            }
            stated.put(now.plan(), now);
        });
    }

    /** Tells what people should notice. */
    void warn(PlanRef ref, String reason, String message) {
        onPlan(ref, plan -> home.events().tell(plan, new Notice(Weight.WARNING, reason, message)));
    }

    private static boolean isNews(@Nullable Verdict before, Verdict now) {
        return before == null
                || !before.digits().equals(now.digits())
                || !before.copies().equals(now.copies())
                || Duration.between(before.at(), now.at()).compareTo(STALE) >= 0;
    }

    private void onPlan(PlanRef ref, Consumer<StoredPlan.Identity> work) {
        if (!home.isThere()) {
            return;
        }
        try {
            Optional<StoredPlan.Identity> plan = home.resources().planIdentity(ref);
            plan.ifPresent(work);
        } catch (ApiException e) {
            LOG.warnf("What was found of %s could not be said on the plan itself: %s", ref, e.getMessage());
        }
    }
}
