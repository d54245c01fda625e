package dev.holdfast.steps.failure;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.signing.UntrustedStatementException;
import dev.holdfast.etcd.EtcdException;
import dev.holdfast.events.MalformedEventException;
import dev.holdfast.keys.KeyException;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.KubeconfigException;
import dev.holdfast.kubernetes.capture.CaptureException;
import dev.holdfast.kubernetes.capture.ScopeRefusedException;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import dev.holdfast.kubernetes.objects.ObjectMissingException;
import dev.holdfast.kubernetes.resources.InvalidResourceException;
import dev.holdfast.kubernetes.restore.IdlePatchException;
import dev.holdfast.kubernetes.restore.RestoreConflictException;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.replication.ConfigQuarantinedException;
import dev.holdfast.store.StoreException;
import dev.holdfast.throwaway.ControlPlaneException;
import dev.holdfast.throwaway.binaries.MissingBinariesException;
import java.util.Optional;

/** Turns what the core throws into the one vocabulary of {@link FailureKind}. The core's messages are kept as they are. */
public final class Failures {
    private Failures() {}

    /** What {@code thrown} means, if it is one of the core's own exceptions. */
    public static Optional<Failure> translate(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> Optional.of(failure);
            case StoreException failure -> Optional.of(ofStore(failure));
            case ApiException failure -> Optional.of(ofApi(failure));
            case RepositoryException failure -> Optional.of(ofRepository(failure));
            case KeyException failure -> Optional.of(ofKey(failure));
            case EtcdException failure -> Optional.of(ofEtcd(failure));
            case InvalidFieldException invalid -> Optional.of(of(FailureKind.BAD_INPUT, invalid));
            case KubeconfigException invalid -> Optional.of(of(FailureKind.NOT_CONFIGURED, invalid));
            case ScopeRefusedException refused -> Optional.of(of(FailureKind.REFUSED, refused));
            case CaptureException failed -> Optional.of(of(FailureKind.UNREACHABLE, failed));
            case RestoreConflictException conflict -> Optional.of(of(FailureKind.REFUSED, conflict));
            case IdlePatchException idle -> Optional.of(of(FailureKind.NOT_FOUND, idle));
            case ObjectMissingException missing -> Optional.of(of(FailureKind.NOT_FOUND, missing));
            case MalformedJsonException damaged -> Optional.of(of(FailureKind.DAMAGED, damaged));
            case ConfigQuarantinedException quarantined -> Optional.of(of(FailureKind.DAMAGED, quarantined));
            case UntrustedStatementException untrusted -> Optional.of(of(FailureKind.DAMAGED, untrusted));
            case ControlPlaneException failed -> Optional.of(of(FailureKind.UNREACHABLE, failed));
            case MissingBinariesException missing -> Optional.of(of(FailureKind.NOT_CONFIGURED, missing));
            case InvalidResourceException invalid -> Optional.of(of(FailureKind.BAD_INPUT, invalid));
            case MalformedEventException invalid -> Optional.of(of(FailureKind.BAD_INPUT, invalid));
            default -> Optional.empty();
        };
    }

    private static Failure ofStore(StoreException thrown) {
        return switch (thrown) {
            case StoreException.Retryable retryable ->
                new Failure(
                        FailureKind.UNREACHABLE,
                        retryable.getMessage(),
                        retryable.retryAfter().orElse(null),
                        retryable);
            case StoreException.OutcomeUnknown unknown ->
                new Failure(FailureKind.UNKNOWN_OUTCOME, unknown.getMessage(), unknown);
            case StoreException.NotFound missing -> new Failure(FailureKind.NOT_FOUND, missing.getMessage(), missing);
            case StoreException.AccessDenied denied ->
                new Failure(FailureKind.ACCESS_DENIED, denied.getMessage(), denied);
            case StoreException.Refused refused -> new Failure(FailureKind.REFUSED, refused.getMessage(), refused);
            case StoreException.OtherContent other -> new Failure(FailureKind.DAMAGED, other.getMessage(), other);
            case StoreException.Distrusted distrusted ->
                new Failure(FailureKind.UNREACHABLE, distrusted.getMessage(), distrusted);
            case StoreException.Unsupported unsupported ->
                new Failure(FailureKind.REFUSED, unsupported.getMessage(), unsupported);
            case StoreException.Permanent permanent ->
                new Failure(FailureKind.NOT_CONFIGURED, permanent.getMessage(), permanent);
        };
    }

    private static Failure ofApi(ApiException thrown) {
        return switch (thrown) {
            case ApiException.Forbidden forbidden -> of(FailureKind.ACCESS_DENIED, forbidden);
            case ApiException.Unauthorized unauthorized -> of(FailureKind.ACCESS_DENIED, unauthorized);
            case ApiException.NotFound missing -> of(FailureKind.NOT_FOUND, missing);
            case ApiException.Refused refused -> of(FailureKind.REFUSED, refused);
            case ApiException.Retryable retryable ->
                new Failure(
                        FailureKind.UNREACHABLE,
                        retryable.getMessage(),
                        retryable.retryAfter().orElse(null),
                        retryable);
            case ApiException.OutcomeUnknown unknown -> of(FailureKind.UNKNOWN_OUTCOME, unknown);
        };
    }

    private static Failure ofRepository(RepositoryException thrown) {
        return switch (thrown) {
            case RepositoryException.WrongPassword wrong -> of(FailureKind.WRONG_KEY, wrong);
            case RepositoryException.NotARepository none -> of(FailureKind.NOT_FOUND, none);
            case RepositoryException.NotFound missing -> of(FailureKind.NOT_FOUND, missing);
            case RepositoryException.Damaged damaged -> of(FailureKind.DAMAGED, damaged);
            case RepositoryException.AlreadyExists there -> of(FailureKind.REFUSED, there);
            case RepositoryException.Unsupported newer -> of(FailureKind.REFUSED, newer);
            case RepositoryException.DeadlinePassed late -> of(FailureKind.REFUSED, late);
            case RepositoryException.FromTheFuture early -> of(FailureKind.REFUSED, early);
        };
    }

    private static Failure ofKey(KeyException thrown) {
        return switch (thrown) {
            case KeyException.NotFound missing -> of(FailureKind.NOT_CONFIGURED, missing);
            case KeyException.WrongKey wrong -> of(FailureKind.WRONG_KEY, wrong);
            case KeyException.NobodyOpens nobody -> of(FailureKind.WRONG_KEY, nobody);
            case KeyException.HolderUnavailable away -> of(FailureKind.UNREACHABLE, away);
        };
    }

    private static Failure ofEtcd(EtcdException thrown) {
        return switch (thrown) {
            case EtcdException.Unreachable away -> of(FailureKind.UNREACHABLE, away);
            case EtcdException.Unhealthy unwell -> of(FailureKind.UNREACHABLE, unwell);
            case EtcdException.BrokenStream broken -> of(FailureKind.UNREACHABLE, broken);
            case EtcdException.Untrusted untrusted -> of(FailureKind.ACCESS_DENIED, untrusted);
            case EtcdException.Refused refused -> of(FailureKind.ACCESS_DENIED, refused);
            case EtcdException.Damaged damaged -> of(FailureKind.DAMAGED, damaged);
        };
    }

    private static Failure of(FailureKind kind, Exception thrown) {
        return new Failure(kind, thrown.getMessage(), thrown);
    }
}
