package dev.holdfast.kubernetes.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.api.RetryingApiServer;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.lab.proxy.Fault;
import dev.holdfast.lab.proxy.FaultyProxy;
import dev.holdfast.lab.proxy.ProxiedRequest;
import dev.holdfast.lab.proxy.Script;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Captures through a proxy that fails on purpose. */
class FaultyCaptureIT {
    private static final int OBJECTS = 57;
    private static final GroupResource CONFIG_MAPS = new GroupResource("", "configmaps");
    private static final Predicate<ProxiedRequest> LIST =
            request -> request.path().equals("/api/v1/namespaces/shop/configmaps");
    private static final Predicate<ProxiedRequest> LATER_PAGE = LIST.and(ProxiedRequest::isLaterPage);
    private static final Fault.Answer GONE =
            Fault.Answer.status(410, "Expired", "The provided continue parameter is too old");

    private static LabApi lab;
    private static FaultyProxy proxy;
    private static ApiServer direct;

    private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void fill() {
        lab = LabApi.startOrSkipTest();
        lab.namespace("shop", "");
        for (int i = 0; i < OBJECTS; i++) {
            lab.configMap("shop", "settings-" + i, "");
        }
        proxy = FaultyProxy.before(lab.cluster().kubeconfig());
        direct = ClusterAccess.kubeconfigText(proxy.kubeconfig()).connect();
    }

    @AfterAll
    static void end() {
        if (proxy != null) {
            proxy.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void clear() {
        proxy.clear();
    }

    @Test
    void aForgottenPageBeginsTheListAgainWithoutDuplicates() {
        Script gone = proxy.add(Script.after(1, 1, LATER_PAGE, GONE));
        MemorySink sink = new MemorySink();

        CaptureResult result = capture(sink);

        assertThat(gone.fired()).isEqualTo(1);
        assertThat(result).isInstanceOf(CaptureResult.Complete.class);
        assertThat(sink.restarts).containsExactly(CONFIG_MAPS);
        assertThat(sink.objects).hasSize(OBJECTS + 1);
        assertThat(result.manifest().objects()).isEqualTo(OBJECTS + 1);
    }

    @Test
    void aListThatIsForgottenAgainAndAgainIsAskedForInOnePiece() {
        Script gone = proxy.add(Script.always(LATER_PAGE, GONE));
        MemorySink sink = new MemorySink();

        CaptureResult result = capture(sink);

        assertThat(gone.fired()).isEqualTo(2);
        assertThat(proxy.requests())
                .anyMatch(request -> LIST.test(request) && !request.query().contains("limit"));
        assertThat(result).isInstanceOf(CaptureResult.Complete.class);
        assertThat(sink.objects).hasSize(OBJECTS + 1);
    }

    @Test
    void aServerThatShedsLoadIsWaitedForAsLongAsItAsks() {
        Script busy = proxy.add(Script.first(
                2,
                LATER_PAGE,
                Fault.Answer.status(429, "TooManyRequests", "slow down").retryAfter(Duration.ofSeconds(5))));
        Script veryBusy = proxy.add(Script.first(
                1,
                LIST,
                Fault.Answer.status(429, "TooManyRequests", "slow down").retryAfter(Duration.ofHours(5))));

        CaptureResult result = capture(new MemorySink());

        assertThat(busy.fired()).isEqualTo(2);
        assertThat(veryBusy.fired()).isEqualTo(1);
        assertThat(result).isInstanceOf(CaptureResult.Complete.class);
        assertThat(pauses)
                .containsExactlyInAnyOrder(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void aPageThatBreaksOffGoesOnWhereItBroke() {
        Script broken = proxy.add(Script.after(1, 2, LATER_PAGE, new Fault.Truncate(2500)));
        MemorySink sink = new MemorySink();

        CaptureResult result = capture(sink);

        assertThat(broken.fired()).isEqualTo(2);
        assertThat(result).isInstanceOf(CaptureResult.Complete.class);
        assertThat(sink.objects).hasSize(OBJECTS + 1);
        assertThat(sink.restarts).isEmpty();
    }

    @Test
    void anAnswerThatEndsPolitelyInItsMiddleIsNotTakenForWhole() {
        Script first = proxy.add(Script.first(1, LIST, new Fault.TruncatePolitely(2500)));
        Script later = proxy.add(Script.first(1, LATER_PAGE, new Fault.TruncatePolitely(2500)));
        MemorySink sink = new MemorySink();

        CaptureResult result = capture(sink);

        assertThat(first.fired() + later.fired()).isEqualTo(2);
        assertThat(result).isInstanceOf(CaptureResult.Complete.class);
        assertThat(sink.objects).hasSize(OBJECTS + 1);
        assertThat(sink.restarts).containsExactly(CONFIG_MAPS);
    }

    @Test
    void aListThatBreaksOffAlwaysMakesTheCapturePartial() {
        Script broken = proxy.add(Script.always(LATER_PAGE, new Fault.Truncate(10)));

        CaptureResult result = capture(new MemorySink());

        assertThat(broken.fired()).isGreaterThanOrEqualTo(4);
        assertThat(result.manifest().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.what()).isEqualTo("configmaps");
            assertThat(failure.kind()).isEqualTo(CaptureFailure.Kind.UNAVAILABLE);
        });
    }

    @Test
    void aServerThatFailsForAMomentIsAskedAgainAndForGoodIsNamed() {
        Script moment =
                proxy.add(Script.first(2, LIST, Fault.Answer.status(503, "ServiceUnavailable", "etcd is electing")));
        assertThat(capture(new MemorySink())).isInstanceOf(CaptureResult.Complete.class);
        assertThat(moment.fired()).isEqualTo(2);

        proxy.clear();
        proxy.add(Script.always(LIST, Fault.Answer.status(500, "InternalError", "conversion webhook failed")));
        CaptureResult result = capture(new MemorySink());
        assertThat(result).isInstanceOf(CaptureResult.Partial.class);
        assertThat(result.manifest().failures())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("configmaps", "conversion webhook failed"));
        assertThat(proxy.requests().stream().filter(LIST)).hasSize(RetryingApiServer.Settings.STANDARD.attempts());
    }

    @Test
    void aForbiddenResourceIsNamedAndTheOthersAreCaptured() {
        proxy.add(Script.always(
                request -> request.path().endsWith("/secrets"), Fault.Answer.status(403, "Forbidden", "no secrets")));
        MemorySink sink = new MemorySink();

        CaptureResult result = capture(sink);

        assertThat(result.manifest().failures())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(CaptureFailure.Kind.FORBIDDEN));
        assertThat(sink.objects).hasSize(OBJECTS + 1);
    }

    @Test
    void credentialsThatExpireEndTheCapture() {
        Script expired = proxy.add(Script.always(LATER_PAGE, Fault.Answer.status(401, "Unauthorized", "Unauthorized")));

        assertThatThrownBy(() -> capture(new MemorySink())).isInstanceOf(ApiException.Unauthorized.class);
        assertThat(expired.fired()).isPositive();
    }

    @Test
    void anythingButJsonIsRefused() {
        proxy.add(
                Script.always(LIST, new Fault.Answer(200, Map.of("Content-Type", "text/html"), "<html>login</html>")));

        assertThat(capture(new MemorySink()).manifest().failures())
                .extracting(CaptureFailure::what)
                .containsExactly("configmaps");
    }

    @Test
    void aTenantsPlanThatReachesBeyondItsNamespaceIsRefusedBeforeAnyRequest() {
        PlanRef plan = new PlanRef("shop", "nightly");
        Scope own = scope(Glob.all("shop"), ClusterResources.NONE);

        assertThat(CaptureScope.of(plan, own).scope()).isEqualTo(own);
        for (Scope beyond : List.of(
                scope(Glob.all("shop", "blog"), ClusterResources.NONE),
                scope(Glob.all("*"), ClusterResources.NONE),
                scope(List.of(), ClusterResources.NONE),
                scope(Glob.all("shop"), ClusterResources.ALL))) {
            assertThatThrownBy(() -> CaptureScope.of(plan, beyond))
                    .isInstanceOf(ScopeRefusedException.class)
                    .hasMessageContaining("shop/nightly");
        }
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void whatTheSinkThrowsEndsTheCaptureAndComesOut() {
        IllegalStateException full = new IllegalStateException("disk full");
        MemorySink sink = new MemorySink();
        sink.failure = full;

        assertThatThrownBy(() -> capture(sink)).isSameAs(full);
    }

    @Test
    void aCaptureBeyondItsDeadlineIsGivenUp() {
        AtomicLong seconds = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochSecond(seconds.addAndGet(10));

        assertThatThrownBy(() -> Capture.run(
                        direct,
                        CaptureScope.ofAdministrator(scope(Glob.all("shop"), ClusterResources.NONE)),
                        new MemorySink(),
                        CaptureSettings.STANDARD.within(Duration.ofSeconds(60)),
                        clock))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("PT1M");
    }

    private static Scope scope(List<Glob> namespaces, ClusterResources clusterResources) {
        return new Scope(namespaces, Optional.empty(), List.of(), List.of(), List.of(), clusterResources);
    }

    private CaptureResult capture(MemorySink sink) {
        ApiServer retrying =
                new RetryingApiServer(direct, RetryingApiServer.Settings.STANDARD, pauses::add, new Random(1));
        return Capture.run(
                retrying,
                CaptureScope.ofAdministrator(scope(Glob.all("shop"), ClusterResources.NONE)),
                sink,
                CaptureSettings.STANDARD.withPageSize(10),
                InstantSource.system());
    }
}
