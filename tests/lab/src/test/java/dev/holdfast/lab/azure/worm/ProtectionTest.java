package dev.holdfast.lab.azure.worm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.lab.azure.worm.ImmutabilityPolicy.Mode;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));

    @Test
    void aPolicyProtectsUntilItsEndAndNotBeyond() {
        Protection locked = locked(LATER);
        assertThat(refusal(() -> locked.requireDeletable(LATER.minusNanos(1))))
                .isEqualTo(AzureError.BlobImmutableDueToPolicy);
        assertThatCode(() -> locked.requireDeletable(LATER)).doesNotThrowAnyException();
    }

    @Test
    void aHoldProtectsWithoutEnd() {
        Protection held = Protection.NONE.withHold(true);
        assertThat(refusal(() -> held.requireDeletable(NOW.plus(Duration.ofDays(100_000)))))
                .isEqualTo(AzureError.BlobImmutableDueToLegalHold);
        assertThatCode(() -> held.withHold(false).requireDeletable(NOW)).doesNotThrowAnyException();
    }

    @Test
    void aLockedPolicyOnlyGrows() {
        Protection locked = locked(LATER);
        assertThat(locked.withPolicy(policy(Mode.LOCKED, LATER.plusSeconds(1)), NOW)
                        .policy())
                .isEqualTo(policy(Mode.LOCKED, LATER.plusSeconds(1)));
        assertThat(locked.withPolicy(policy(Mode.LOCKED, LATER), NOW)).isEqualTo(locked);
        assertThat(refusal(() -> locked.withPolicy(policy(Mode.LOCKED, LATER.minusSeconds(1)), NOW)))
                .isEqualTo(AzureError.BlobImmutableDueToPolicy);
        assertThat(refusal(() -> locked.withPolicy(policy(Mode.UNLOCKED, LATER.plusSeconds(1)), NOW)))
                .isEqualTo(AzureError.BlobImmutableDueToPolicy);
        assertThat(refusal(locked::withoutPolicy)).isEqualTo(AzureError.ImmutabilityPolicyDeleteOnLockedPolicy);
    }

    @Test
    void anExpiredLockedPolicyIsLockedStill() {
        Protection expired = locked(NOW.minusSeconds(1));
        assertThat(refusal(expired::withoutPolicy)).isEqualTo(AzureError.ImmutabilityPolicyDeleteOnLockedPolicy);
        assertThat(refusal(expired::requireMetadataWritable)).isEqualTo(AzureError.BlobImmutableDueToPolicy);
    }

    @Test
    void anUnlockedPolicyShrinksAndGoes() {
        Protection unlocked = new Protection(policy(Mode.UNLOCKED, LATER), true);
        assertThat(unlocked.withPolicy(policy(Mode.LOCKED, NOW.plusSeconds(1)), NOW)
                        .held())
                .isTrue();
        assertThat(unlocked.withoutPolicy()).isEqualTo(new Protection(null, true));
    }

    @Test
    void aPolicyEndsInTheFuture() {
        assertThat(refusal(() -> Protection.NONE.withPolicy(policy(Mode.LOCKED, NOW), NOW)))
                .isEqualTo(AzureError.InvalidHeaderValue);
    }

    private static Protection locked(Instant until) {
        return new Protection(policy(Mode.LOCKED, until), false);
    }

    private static ImmutabilityPolicy policy(Mode mode, Instant until) {
        return new ImmutabilityPolicy(mode, until);
    }

    static AzureError refusal(ThrowingCallable step) {
        Refusal refusal = catchThrowableOfType(Refusal.class, step);
        assertThat(refusal).isNotNull();
        return refusal.error();
    }
}
