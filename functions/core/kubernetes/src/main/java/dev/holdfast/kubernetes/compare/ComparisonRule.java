package dev.holdfast.kubernetes.compare;

import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Set;

/**
 * Everything that a comparison overlooks, each with where and why. A difference that no rule here names is a difference: a lost
 * label, a finalizer, an empty map instead of none, a value of another type.
 *
 * <p>Rules of {@link Kind#BOTH_SIDES} are applied to each side alone, those of {@link Kind#CAPTURED_SIDE} to what is expected, by the
 * restore that could not restore it. Rules of {@link Kind#PAIR} hold only between a captured
 * and a live object, and are counted in the report.
 */
public enum ComparisonRule {
    SERVER_MADE(
            Kind.BOTH_SIDES,
            "every object: metadata.uid, resourceVersion, creationTimestamp, generation, selfLink",
            "the server makes them anew at each create and takes none from a client"),
    FIELD_TIMES(
            Kind.BOTH_SIDES,
            "every object: metadata.managedFields[*].time, and the order of managedFields",
            "the server stamps its own time at each write and sorts by it; managers, operations and fields are compared"),
    OWNER_UID(
            Kind.BOTH_SIDES,
            "every object: metadata.ownerReferences[*].uid, also as a key in managedFields",
            "an owner has a new uid after a restore; the live uid must be the one of the live object that the captured uid meant"),
    OWN_UID_OF_JOB(
            Kind.BOTH_SIDES,
            "jobs.batch: the value of controller-uid and batch.kubernetes.io/controller-uid in labels and selector, if it is"
                    + " the Job's own uid",
            "the server demands the uid that it has just made"),
    JOB_UID_IN_LABELS(
            Kind.BOTH_SIDES,
            "pods: the value of the same two labels, if it is the uid of an owner",
            "a Pod must carry the new uid of its Job to be found by it"),
    CLAIM_BINDING(
            Kind.BOTH_SIDES,
            "persistentvolumes: spec.claimRef.uid and resourceVersion",
            "they name one incarnation of the claim; namespace and name of the claim, by which it is bound again, are compared"),
    JUDGED_BY_TARGET(
            Kind.BOTH_SIDES,
            "apiservices.apiregistration.k8s.io, flowschemas and prioritylevelconfigurations.flowcontrol.apiserver.k8s.io: status",
            "the API server itself writes there whether this server finds them usable, at any moment"),
    EMPTY_CREATION_TIMESTAMP(
            Kind.BOTH_SIDES,
            "core, apps, batch: metadata.creationTimestamp of a template inside an object, if it is null",
            "servers before 1.35 wrote it into every template; it never held a value"),
    STATUS_NOT_RESTORED(
            Kind.BOTH_SIDES,
            "every object: status, and entries of metadata.managedFields for nothing but status, in a comparison that was asked to leave it"
                    + " out",
            "in production the controllers write it, and become its managers by that"),
    MANAGED_AT_UNSERVED_VERSION(
            Kind.CAPTURED_SIDE,
            "every object: entries of metadata.managedFields at an apiVersion that the target does not serve for its kind",
            "the server drops them at any write: it no longer knows the fields of that version"),
    CONVERSION_WEBHOOK(
            Kind.CAPTURED_SIDE,
            "customresourcedefinitions in a throwaway control plane: spec.conversion by webhook, which of spec.versions is stored,"
                    + " status.storedVersions",
            "the webhook does not run there, and without it only one version can be stored; the plan names these CRDs"),
    CLUSTER_IP_REASSIGNED(
            Kind.PAIR,
            "services: spec.clusterIP and clusterIPs, if both sides have addresses, as many, of the same families",
            "the address was taken, or is outside of the target's range; headless stays headless"),
    NODE_PORT_REASSIGNED(
            Kind.PAIR,
            "services: spec.ports[*].nodePort and healthCheckNodePort, if both sides have one",
            "the port was taken, or new ones were asked for"),
    CAPTURED_WHILE_DELETED(
            Kind.PAIR,
            "every object: metadata.deletionTimestamp and deletionGracePeriodSeconds, if only the captured one has them; of a"
                    + " Namespace also status",
            "it was being deleted when it was captured; no client can create such an object, it comes back alive"),
    DEFAULTED_BY_NEWER_VERSION(
            Kind.PAIR,
            "every object of the API server's own types, outside of metadata: a field that only the live side has, if the target's version is"
                    + " newer; never an entry under a name that people choose, such as data, labels, limits",
            "a newer API server fills in fields that the older did not know; nothing of the backup is lost by it");

    private static final Set<GroupResource> JUDGED = Set.of(
            GroupResource.parse("apiservices.apiregistration.k8s.io"),
            GroupResource.parse("flowschemas.flowcontrol.apiserver.k8s.io"),
            GroupResource.parse("prioritylevelconfigurations.flowcontrol.apiserver.k8s.io"));

    /** Between which sides a rule holds. */
    public enum Kind {
        BOTH_SIDES,
        CAPTURED_SIDE,
        PAIR
    }

    private final Kind kind;
    private final String where;
    private final String reason;

    ComparisonRule(Kind kind, String where, String reason) {
        this.kind = kind;
        this.where = where;
        this.reason = reason;
    }

    /** Whether {@link #JUDGED_BY_TARGET} holds for objects of this resource. */
    public static boolean isJudgedByTarget(GroupResource resource) {
        return JUDGED.contains(resource);
    }

    public Kind kind() {
        return kind;
    }

    /** Which fields of which objects are overlooked, under which condition. */
    public String where() {
        return where;
    }

    /** Why nothing is lost by overlooking them. */
    public String reason() {
        return reason;
    }
}
