package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.domain.restore.PatchOperation;
import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.domain.restore.Restore;
import dev.holdfast.domain.restore.RestoreTarget;
import dev.holdfast.domain.restore.SnapshotChoice;
import java.util.List;
import java.util.Locale;

/** A Restore's spec to the domain's record. */
final class RestoreDecoder {
    private RestoreDecoder() {}

    static Restore restore(String namespace, String name, Cursor spec) {
        return spec.make(() -> new Restore(
                namespace,
                name,
                spec.required("plan", text -> PlanRef.parse(text.contains("/") ? text : namespace + "/" + text)),
                spec.required("location", LocationName::new),
                spec.value("snapshot", SnapshotChoice::parse).orElse(new SnapshotChoice.Latest()),
                ScopeDecoder.scope(spec.object("scope"), namespace),
                spec.object("mapping").map(RestoreDecoder::mapping).orElse(Mapping.NONE),
                spec.oneOf("existing", ExistingPolicy.class).orElse(ExistingPolicy.SKIP),
                spec.object("target").map(RestoreDecoder::target).orElse(new RestoreTarget.InCluster()),
                spec.yesNo("dryRun").orElse(YesNo.NO)));
    }

    private static Mapping mapping(Cursor mapping) {
        return mapping.make(() -> new Mapping(
                mapping.texts("namespaces"), mapping.texts("storageClasses"), mapping.texts("images"), rules(mapping)));
    }

    static List<PatchRule> rules(Cursor holder) {
        return holder.objects("patches").stream().map(RestoreDecoder::rule).toList();
    }

    private static PatchRule rule(Cursor rule) {
        Cursor selector = rule.object("selector").orElseThrow();
        return rule.make(() -> new PatchRule(
                new PatchRule.Selector(
                        selector.required("resource", ResourceName::new),
                        selector.value("namespace", Glob::new),
                        selector.value("name", Glob::new),
                        selector.object("labels").map(ScopeDecoder::selector)),
                rule.objects("patch").stream().map(RestoreDecoder::operation).toList()));
    }

    private static PatchOperation operation(Cursor operation) {
        return operation.make(() -> new PatchOperation(
                PatchOperation.Op.valueOf(operation.required("op", op -> op).toUpperCase(Locale.ROOT)),
                operation.required("path", path -> path),
                operation.text("from"),
                operation.written("value").map(JsonText::of)));
    }

    private static RestoreTarget target(Cursor target) {
        boolean inCluster = target.yesNo("inCluster").orElse(YesNo.NO).isYes();
        if (inCluster == target.has("kubeconfigSecret")) {
            throw target.problem("", "give either inCluster: true or kubeconfigSecret");
        }
        return target.object("kubeconfigSecret")
                .map(secret -> target.<RestoreTarget>make(() -> new RestoreTarget.KubeconfigSecret(
                        secret.required("name", name -> name), secret.required("key", key -> key))))
                .orElse(new RestoreTarget.InCluster());
    }
}
