package dev.holdfast.lab.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lab.azure.worm.DefaultPolicy;
import dev.holdfast.lab.azure.worm.Role;
import dev.holdfast.lab.parts.MissingPartException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the check on real Azurite share: one account, a new container for each test. */
abstract class OnAzureLab {
    private static final AtomicInteger CONTAINERS = new AtomicInteger();

    @TempDir
    static Path folder;

    static AzureLab lab;

    String container = "";
    RawClient intruder;

    @BeforeAll
    static void startAzure() throws InterruptedException {
        try {
            lab = AzureLab.start(folder, System.getenv(), new SecureRandom(), System.err::println);
        } catch (MissingPartException e) {
            Assumptions.abort(e.toString());
        }
    }

    @AfterAll
    static void stopAzure() {
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void newContainer() {
        container = "test" + CONTAINERS.incrementAndGet();
        lab.account().defineContainer(container, null);
        intruder = as(Role.INTRUDER);
    }

    RawClient as(Role role) {
        return new RawClient(
                lab.account(),
                container,
                lab.account().sas(role, container, Instant.now().plusSeconds(3600)));
    }

    void lockByDefault(Duration period) {
        lab.account().defineContainer(container, DefaultPolicy.locked(period));
    }

    static String in(Duration time) {
        return RawClient.date(Instant.now().plus(time));
    }

    static void assertCode(HttpResponse<String> response, String code) {
        assertThat(RawClient.code(response)).as(response.body()).isEqualTo(code);
    }
}
