package dev.holdfast.lab.azure.worm;

import dev.holdfast.lab.azure.worm.ImmutabilityPolicy.Mode;
import java.util.Optional;

/** The headers by which a request sets a policy or a hold, and an answer tells them. */
final class PolicyHeaders {
    static final String UNTIL = "x-ms-immutability-policy-until-date";
    static final String MODE = "x-ms-immutability-policy-mode";
    static final String HOLD = "x-ms-legal-hold";

    private PolicyHeaders() {}

    /** The policy of a request; Unlocked unless it says otherwise (rule 2). */
    static Optional<ImmutabilityPolicy> policy(Call call) {
        Mode mode = call.header(MODE).map(Mode::parse).orElse(Mode.UNLOCKED);
        if (call.header(UNTIL).isEmpty() && call.header(MODE).isPresent()) {
            throw new Refusal(AzureError.MissingRequiredHeader, UNTIL);
        }
        return call.header(UNTIL).map(until -> new ImmutabilityPolicy(mode, HttpDate.parse(until)));
    }

    static Optional<Boolean> hold(Call call) {
        return call.header(HOLD).map(Boolean::parseBoolean);
    }

    /** Rule 6: nothing is told where there is nothing [RECORDED]. */
    static Answer tell(Answer answer, Protection protection) {
        ImmutabilityPolicy policy = protection.policy();
        if (policy != null) {
            answer.with(UNTIL, HttpDate.format(policy.until()))
                    .with(MODE, policy.mode().wire());
        }
        return protection.held() ? answer.with(HOLD, "true") : answer;
    }
}
