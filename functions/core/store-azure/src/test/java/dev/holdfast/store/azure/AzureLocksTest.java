package dev.holdfast.store.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import dev.holdfast.store.Lock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureLocksTest {
    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String MODE = "x-ms-immutability-policy-mode";
    private static final String DATE = "Fri, 04 Jun 2027 19:05:28 GMT";
    private static final Instant INSTANT = Instant.parse("2027-06-04T19:05:28Z");

    @ParameterizedTest
    @ValueSource(strings = {"locked", "Locked"})
    void onlyALockedPolicyIsEnforced(String mode) {
        assertThat(lock(UNTIL, DATE, MODE, mode)).isEqualTo(Lock.enforced(INSTANT));
        assertThat(lock(UNTIL, DATE, MODE, mode, "x-ms-legal-hold", "true")).isEqualTo(Lock.enforced(INSTANT));
    }

    @Test
    void anUnlockedPolicyAndAHoldCanBeLifted() {
        assertThat(lock(UNTIL, DATE, MODE, "unlocked")).isEqualTo(new Lock.Bypassable(INSTANT, "Unlocked"));
        assertThat(lock("x-ms-legal-hold", "true")).isInstanceOf(Lock.Bypassable.class);
    }

    @Test
    void aVersionWithoutAPolicyHasNoLock() {
        assertThat(lock()).isEqualTo(Lock.none());
        assertThat(lock("x-ms-legal-hold", "false")).isEqualTo(Lock.none());
    }

    @Test
    void whatMakesNoSenseIsUnknown() {
        assertThat(lock(UNTIL, DATE)).isInstanceOf(Lock.Unknown.class);
        assertThat(lock(MODE, "locked")).isInstanceOf(Lock.Unknown.class);
        assertThat(lock(UNTIL, "tomorrow", MODE, "locked")).isInstanceOf(Lock.Unknown.class);
        assertThat(lock(UNTIL, DATE, MODE, "mutable")).isInstanceOf(Lock.Unknown.class);
        assertThat(AzureLocks.of(new HttpHeaders())).isInstanceOf(Lock.Unknown.class);
    }

    private static Lock lock(String... pairs) {
        HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.fromString("x-ms-version-id"), "v");
        for (int i = 0; i < pairs.length; i += 2) {
            headers.set(HttpHeaderName.fromString(pairs[i]), pairs[i + 1]);
        }
        return AzureLocks.of(headers);
    }
}
