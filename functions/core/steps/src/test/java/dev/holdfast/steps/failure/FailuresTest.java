package dev.holdfast.steps.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.signing.UntrustedStatementException;
import dev.holdfast.events.MalformedEventException;
import dev.holdfast.keys.KeyException;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.KubeconfigException;
import dev.holdfast.kubernetes.api.ServerStatus;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import dev.holdfast.kubernetes.objects.ObjectMissingException;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.throwaway.binaries.MissingBinariesException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final String SENTENCE = "what, where, and what to do";
    private static final ServerStatus STATUS =
            new ServerStatus(429, "", "", Optional.of(Duration.ofSeconds(7)), List.of());

    @ParameterizedTest
    @MethodSource("exceptions")
    void eachExceptionOfTheCoreHasItsKindAndKeepsItsSentence(Exception thrown, FailureKind kind) {
        Failure failure = Failures.translate(thrown).orElseThrow();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessage(thrown.getMessage()).hasCause(thrown);
    }

    @Test
    void noExceptionOfASealedFamilyIsMissingFromTheTable() {
        Set<Class<?>> tried = new HashSet<>();
        exceptions()
                .forEach(row -> tried.add(Objects.requireNonNull(row.get()[0]).getClass()));

        assertThat(tried)
                .containsAll(leaves(StoreException.class))
                .containsAll(leaves(ApiException.class))
                .containsAll(leaves(RepositoryException.class))
                .containsAll(leaves(KeyException.class));
    }

    @Test
    void aFailureStaysItselfAndAStrangerIsNoFailure() {
        Failure failure = new Failure(FailureKind.PARTIAL, SENTENCE);

        assertThat(Failures.translate(failure)).containsSame(failure);
        assertThat(Failures.translate(new IllegalStateException("a bug"))).isEmpty();
    }

    @Test
    void whoeverAskedForAPauseIsHeard() {
        Duration pause = Duration.ofSeconds(7);

        assertThat(Failures.translate(new StoreException.Retryable(SENTENCE, pause, null))
                        .orElseThrow()
                        .retryAfter())
                .contains(pause);
        assertThat(Failures.translate(new ApiException.TooManyRequests(SENTENCE, STATUS))
                        .orElseThrow()
                        .retryAfter())
                .contains(pause);
    }

    @Test
    void everyKindHasAnExitCodeOfItsOwnAndAStatusThatKnativeTreatsRightly() {
        assertThat(Stream.of(FailureKind.values()).map(FailureKind::exitCode)).doesNotHaveDuplicates();
        assertThat(EnumSet.allOf(FailureKind.class))
                .allSatisfy(kind ->
                        assertThat(kind.httpStatus()).isIn(kind.isRetryable() ? List.of(500, 503) : List.of(400, 422)));
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(ofStores(), ofClusters(), ofRepositories(), ofOthers()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> ofStores() {
        return Stream.of(
                arguments(new StoreException.Permanent(SENTENCE, null), FailureKind.NOT_CONFIGURED),
                arguments(new StoreException.NotFound(SENTENCE, null), FailureKind.NOT_FOUND),
                arguments(new StoreException.AccessDenied(SENTENCE, null), FailureKind.ACCESS_DENIED),
                arguments(new StoreException.Distrusted(SENTENCE, null), FailureKind.UNREACHABLE),
                arguments(new StoreException.Refused(SENTENCE, null), FailureKind.REFUSED),
                arguments(new StoreException.OtherContent(SENTENCE), FailureKind.DAMAGED),
                arguments(new StoreException.Unsupported(SENTENCE), FailureKind.REFUSED),
                arguments(new StoreException.Retryable(SENTENCE, null, null), FailureKind.UNREACHABLE),
                arguments(new StoreException.OutcomeUnknown(SENTENCE, null), FailureKind.UNKNOWN_OUTCOME));
    }

    private static Stream<Arguments> ofClusters() {
        return Stream.of(
                arguments(new ApiException.Refused(SENTENCE, STATUS), FailureKind.REFUSED),
                arguments(new ApiException.Unauthorized(SENTENCE, STATUS), FailureKind.ACCESS_DENIED),
                arguments(new ApiException.Forbidden(SENTENCE, STATUS), FailureKind.ACCESS_DENIED),
                arguments(new ApiException.NotFound(SENTENCE, STATUS), FailureKind.NOT_FOUND),
                arguments(new ApiException.AlreadyExists(SENTENCE, STATUS), FailureKind.REFUSED),
                arguments(new ApiException.Conflict(SENTENCE, STATUS), FailureKind.REFUSED),
                arguments(new ApiException.Gone(SENTENCE, STATUS), FailureKind.REFUSED),
                arguments(new ApiException.Invalid(SENTENCE, STATUS), FailureKind.REFUSED),
                arguments(new ApiException.TooManyRequests(SENTENCE, STATUS), FailureKind.UNREACHABLE),
                arguments(new ApiException.Unavailable(SENTENCE, STATUS), FailureKind.UNREACHABLE),
                arguments(new ApiException.Unreachable(SENTENCE, null), FailureKind.UNREACHABLE),
                arguments(new ApiException.OutcomeUnknown(SENTENCE, null), FailureKind.UNKNOWN_OUTCOME),
                arguments(new KubeconfigException(SENTENCE, null), FailureKind.NOT_CONFIGURED),
                arguments(
                        new ObjectMissingException(new ObjectPath("namespaces/a/configmaps.core/b.json")),
                        FailureKind.NOT_FOUND),
                arguments(new MalformedJsonException(SENTENCE), FailureKind.DAMAGED),
                arguments(new MissingBinariesException(SENTENCE), FailureKind.NOT_CONFIGURED));
    }

    private static Stream<Arguments> ofRepositories() {
        ObjectKey file = ObjectKey.of("config");
        return Stream.of(
                arguments(new RepositoryException.Damaged(file, SENTENCE), FailureKind.DAMAGED),
                arguments(new RepositoryException.WrongPassword("here", List.of()), FailureKind.WRONG_KEY),
                arguments(new RepositoryException.NotARepository("here", null), FailureKind.NOT_FOUND),
                arguments(new RepositoryException.NotFound(SENTENCE), FailureKind.NOT_FOUND),
                arguments(new RepositoryException.AlreadyExists("here"), FailureKind.REFUSED),
                arguments(new RepositoryException.Unsupported(file, SENTENCE), FailureKind.REFUSED),
                arguments(new RepositoryException.DeadlinePassed(SENTENCE), FailureKind.REFUSED),
                arguments(new RepositoryException.FromTheFuture(SENTENCE), FailureKind.REFUSED));
    }

    private static Stream<Arguments> ofOthers() {
        return Stream.of(
                arguments(new KeyException.NotFound(SENTENCE), FailureKind.NOT_CONFIGURED),
                arguments(new KeyException.WrongKey(SENTENCE), FailureKind.WRONG_KEY),
                arguments(new KeyException.HolderUnavailable(SENTENCE), FailureKind.UNREACHABLE),
                arguments(new KeyException.NobodyOpens(SENTENCE), FailureKind.WRONG_KEY),
                arguments(new InvalidFieldException("field", SENTENCE), FailureKind.BAD_INPUT),
                arguments(new MalformedEventException(SENTENCE), FailureKind.BAD_INPUT),
                arguments(new UntrustedStatementException(SENTENCE), FailureKind.DAMAGED));
    }

    private static Set<Class<?>> leaves(Class<?> sealed) {
        Set<Class<?>> leaves = new HashSet<>();
        for (Class<?> sub : sealed.getPermittedSubclasses()) {
            boolean concrete =
                    !java.lang.reflect.Modifier.isAbstract(sub.getModifiers()) && sub.getConstructors().length > 0;
            if (concrete) {
                leaves.add(sub);
            }
            if (sub.isSealed()) {
                leaves.addAll(leaves(sub));
            }
        }
        return leaves;
    }
}
