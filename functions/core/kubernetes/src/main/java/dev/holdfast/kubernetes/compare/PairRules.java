package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@linkplain ComparisonRule.Kind#PAIR rules} that need to see both sides, applied to two normal forms. */
final class PairRules {
    private static final GroupResource SERVICES = GroupResource.parse("services");
    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");
    private static final Pattern FIELDS_OF_MANAGER = Pattern.compile("/metadata/managedFields/\\d+/fieldsV1/.*");

    /** The groups that the API server itself serves; others below k8s.io are those of CRDs, which no newer server changes. */
    private static final Pattern BUILT_IN =
            Pattern.compile("|[a-z]+|(admissionregistration|apiextensions|apiregistration|certificates"
                    + "|coordination|discovery|events|flowcontrol\\.apiserver|internal\\.apiserver|networking|node|rbac\\.authorization|resource"
                    + "|scheduling|storage|storagemigration)\\.k8s\\.io");

    /** What is written at one of these, or below it, is a name that people chose, never a field that a server knows by itself. */
    private static final Pattern CHOSEN_NAMES =
            Pattern.compile("/(data|binaryData|stringData|immutable|parameters)(/.*)?"
                    + "|.*/(annotations|labels|matchLabels|nodeSelector|selector|limits|requests|hard|capacity|allocatable|overhead|options"
                    + "|volumeAttributes|metadata|managedFields)/[^/]*");

    private static final List<String> DELETION = List.of("deletionTimestamp", "deletionGracePeriodSeconds");
    private static final List<String> ADDRESSES = List.of("clusterIP", "clusterIPs");

    private final VersionRelation versions;

    PairRules(VersionRelation versions) {
        this.versions = versions;
    }

    /** Compares what {@link NormalForm} left of both; changes both. */
    ObjectVerdict compare(GroupResource resource, ObjectNode captured, ObjectNode live) {
        Set<ComparisonRule> used = overlook(resource, captured, live);
        List<Difference> differences = new ArrayList<>(TreeDifference.between(captured, live));
        ObjectVerdict.Differs.Extent extent = extent(differences);
        if (versions == VersionRelation.TARGET_IS_NEWER
                && BUILT_IN.matcher(resource.group()).matches()
                && differences.removeIf(difference -> isDefault(difference))) {
            used.add(ComparisonRule.DEFAULTED_BY_NEWER_VERSION);
        }
        return differences.isEmpty() ? new ObjectVerdict.Equal(used) : new ObjectVerdict.Differs(differences, extent);
    }

    /** Takes from both what a rule overlooks wherever both have it; answers with the rules that did. */
    Set<ComparisonRule> overlook(GroupResource resource, ObjectNode captured, ObjectNode live) {
        Set<ComparisonRule> used = EnumSet.noneOf(ComparisonRule.class);
        deletion(resource, captured, live, used);
        if (resource.equals(SERVICES)
                && captured.path("spec") instanceof ObjectNode from
                && live.path("spec") instanceof ObjectNode to) {
            addresses(from, to, used);
            ports(from, to, used);
        }
        return used;
    }

    /** A create gave its manager a field too many, and the restore was killed before it gave the rest back: only ownership. */
    private static ObjectVerdict.Differs.Extent extent(List<Difference> all) {
        return all.stream()
                        .allMatch(
                                one -> FIELDS_OF_MANAGER.matcher(one.pointer()).matches())
                ? ObjectVerdict.Differs.Extent.OWNERSHIP
                : ObjectVerdict.Differs.Extent.CONTENT;
    }

    private static void deletion(
            GroupResource resource, ObjectNode captured, ObjectNode live, Set<ComparisonRule> used) {
        if (captured.path("metadata") instanceof ObjectNode metadata
                && metadata.has("deletionTimestamp")
                && !live.path("metadata").has("deletionTimestamp")) {
            metadata.remove(DELETION);
            if (resource.equals(NAMESPACES)) {
                captured.remove("status");
                live.remove("status");
            }
            used.add(ComparisonRule.CAPTURED_WHILE_DELETED);
        }
    }

    private static void addresses(ObjectNode from, ObjectNode to, Set<ComparisonRule> used) {
        if (ADDRESSES.stream().allMatch(field -> equal(from.get(field), to.get(field)))) {
            return;
        }
        List<Integer> families = families(from);
        if (!families.isEmpty() && families.equals(families(to))) {
            from.remove(ADDRESSES);
            to.remove(ADDRESSES);
            used.add(ComparisonRule.CLUSTER_IP_REASSIGNED);
        }
    }

    /** 4 or 6 for each cluster IP; empty if there is none, or if it is {@code None}. */
    private static List<Integer> families(ObjectNode spec) {
        List<Integer> families = new ArrayList<>();
        JsonNode addresses = spec.path("clusterIPs");
        for (JsonNode address : addresses.isArray() ? addresses : List.of(spec.path("clusterIP"))) {
            String text = address.asText();
            if (text.isEmpty() || text.equals("None")) {
                return List.of();
            }
            families.add(text.indexOf(':') < 0 ? 4 : 6);
        }
        return families;
    }

    private static void ports(ObjectNode from, ObjectNode to, Set<ComparisonRule> used) {
        reassigned(from, to, "healthCheckNodePort", used);
        for (int i = 0; i < from.path("ports").size(); i++) {
            if (from.path("ports").get(i) instanceof ObjectNode port
                    && to.path("ports").path(i) instanceof ObjectNode other) {
                reassigned(port, other, "nodePort", used);
            }
        }
    }

    private static void reassigned(ObjectNode from, ObjectNode to, String field, Set<ComparisonRule> used) {
        if (from.path(field).asInt() > 0 && to.path(field).asInt() > 0 && !equal(from.get(field), to.get(field))) {
            from.remove(field);
            to.remove(field);
            used.add(ComparisonRule.NODE_PORT_REASSIGNED);
        }
    }

    private static boolean equal(JsonNode one, JsonNode other) {
        return java.util.Objects.equals(one, other);
    }

    /** A field that only the live side has. An element too many in a list is no default, nor is an entry under a chosen name. */
    private static boolean isDefault(Difference difference) {
        String pointer = difference.pointer();
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return difference.kind() == Difference.Kind.ONLY_LIVE
                && !pointer.startsWith("/metadata/")
                && !CHOSEN_NAMES.matcher(pointer).matches()
                && !last.chars().allMatch(Character::isDigit);
    }
}
