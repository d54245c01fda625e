package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Map;
import java.util.Set;

/**
 * The order in which objects are created: each stage needs, or is governed by, those before it. What is governed by something that
 * would stand in the way comes before it: quotas, policies and webhooks come last, after every other write.
 */
public enum RestoreStage {
    DEFINITIONS("customresourcedefinitions.apiextensions.k8s.io"),
    NAMESPACES("namespaces"),
    /** What others name and the API server looks up when they are created. */
    CLASSES(
            "storageclasses.storage.k8s.io",
            "volumeattributesclasses.storage.k8s.io",
            "csidrivers.storage.k8s.io",
            "priorityclasses.scheduling.k8s.io",
            "runtimeclasses.node.k8s.io",
            "ingressclasses.networking.k8s.io",
            "servicecidrs.networking.k8s.io",
            "deviceclasses.resource.k8s.io",
            "nodes"),
    VOLUMES("persistentvolumes"),
    CLAIMS("persistentvolumeclaims"),
    IDENTITIES("serviceaccounts"),
    CONFIGURATION("secrets", "configmaps", "roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"),
    /** A role must be there before it is bound: the API server checks that nobody grants more than he has. */
    BINDINGS("rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io"),
    CUSTOM_RESOURCES(),
    SERVICES("services", "endpoints", "endpointslices.discovery.k8s.io"),
    /** Every built-in resource that no other stage names. */
    WORKLOADS(),
    /** Made by workloads and carrying their uid: after them, one request is enough. */
    DEPENDENTS("replicasets.apps", "controllerrevisions.apps", "jobs.batch"),
    PODS("pods"),
    /** After this stage no object is completed any more, so that nothing below can refuse that. */
    LIMITS("resourcequotas", "limitranges"),
    ADMISSION(
            "validatingadmissionpolicies.admissionregistration.k8s.io",
            "mutatingadmissionpolicies.admissionregistration.k8s.io"),
    ADMISSION_BINDINGS(
            "validatingadmissionpolicybindings.admissionregistration.k8s.io",
            "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
            "validatingwebhookconfigurations.admissionregistration.k8s.io",
            "mutatingwebhookconfigurations.admissionregistration.k8s.io"),
    API_SERVICES("apiservices.apiregistration.k8s.io");

    private static final Map<GroupResource, RestoreStage> STAGES = stages();

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> resources;

    RestoreStage(String... resources) {
        this.resources = Set.of(resources);
    }

    /** The stage of a resource. */
    public static RestoreStage of(GroupResource resource) {
        RestoreStage named = STAGES.get(resource);
        if (named != null) {
            return named;
        }
        return isBuiltIn(resource.group()) ? WORKLOADS : CUSTOM_RESOURCES;
    }

    /**
     * Whether a group comes with Kubernetes. Others may call themselves {@code k8s.io} too (Gateway API, snapshots); then they are
     * created with the workloads, which come later than custom resources and so do no harm.
     */
    static boolean isBuiltIn(String group) {
        return group.indexOf('.') < 0 || group.endsWith(".k8s.io");
    }

    /** Whether what this stage creates could stand in the way of completing other objects. */
    boolean governsOthers() {
        return compareTo(LIMITS) >= 0;
    }

    private static Map<GroupResource, RestoreStage> stages() {
        Map<GroupResource, RestoreStage> stages = new java.util.HashMap<>();
        for (RestoreStage stage : values()) {
            stage.resources.forEach(name -> stages.put(GroupResource.parse(name), stage));
        }
        return Map.copyOf(stages);
    }
}
