package dev.holdfast.kubernetes.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.location.AzureSettings;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocalSettings;
import dev.holdfast.domain.location.NetworkSettings;
import dev.holdfast.domain.location.S3Settings;
import dev.holdfast.domain.plan.AcceptedDifference;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.ClusterIdentity;
import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.domain.plan.LabelRequirement;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.ProofPolicy;
import dev.holdfast.domain.plan.RetentionPolicy;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.plan.Trust;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.domain.restore.PatchOperation;
import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.domain.restore.Restore;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A field that the domain's records gain or lose must be gained or lost by the resources, and so by the CustomResourceDefinitions. */
class ShapeMatchesRecordsTest {
    static Stream<Arguments> pairs() {
        return Stream.of(
                pair(BackupPlan.class, "ref", Kind.BACKUP_PLAN, "", "timeZone"),
                pair(ClusterIdentity.class, "", Kind.BACKUP_PLAN, "cluster", ""),
                pair(Scope.class, "", Kind.BACKUP_PLAN, "scope", ""),
                pair(LabelSelector.class, "", Kind.BACKUP_PLAN, "scope.namespaceSelector", ""),
                pair(LabelRequirement.class, "", Kind.BACKUP_PLAN, "scope.namespaceSelector.matchExpressions", ""),
                pair(CopyRef.class, "", Kind.BACKUP_PLAN, "copies", ""),
                pair(RetentionPolicy.class, "", Kind.BACKUP_PLAN, "retention", ""),
                pair(ProofPolicy.class, "", Kind.BACKUP_PLAN, "proof", ""),
                pair(AcceptedDifference.class, "", Kind.BACKUP_PLAN, "proof.accept", ""),
                pair(Trust.class, "", Kind.BACKUP_PLAN, "trust", ""),
                pair(BackupLocation.class, "name settings", Kind.BACKUP_LOCATION, "", "provider local s3 azure"),
                pair(LocalSettings.class, "", Kind.BACKUP_LOCATION, "local", ""),
                pair(S3Settings.class, "", Kind.BACKUP_LOCATION, "s3", ""),
                pair(AzureSettings.class, "", Kind.BACKUP_LOCATION, "azure", ""),
                pair(NetworkSettings.class, "", Kind.BACKUP_LOCATION, "network", ""),
                pair(Restore.class, "namespace name", Kind.RESTORE, "", ""),
                pair(Mapping.class, "", Kind.RESTORE, "mapping", ""),
                pair(PatchRule.class, "", Kind.RESTORE, "mapping.patches", ""),
                pair(PatchRule.Selector.class, "", Kind.RESTORE, "mapping.patches.selector", ""),
                pair(PatchOperation.class, "", Kind.RESTORE, "mapping.patches.patch", ""));
    }

    private static Arguments pair(
            Class<? extends Record> type, String notInTheFile, Kind kind, String path, String onlyInTheFile) {
        return Arguments.of(type, words(notInTheFile), shape(kind.spec(), path), words(onlyInTheFile));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theRecordAndTheShapeHaveTheSameFields(
            Class<? extends Record> type, List<String> notInTheFile, Shape.Fields shape, List<String> onlyInTheFile) {
        Set<String> expected = new TreeSet<>(Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        notInTheFile.forEach(expected::remove);
        expected.addAll(onlyInTheFile);

        assertThat(new TreeSet<>(shape.names())).isEqualTo(expected);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Shape.Fields shape(Shape from, String path) {
        Shape at = from;
        for (String step : words(path.replace('.', ' '))) {
            Shape.Fields fields = at instanceof Shape.Items items ? (Shape.Fields) items.item() : (Shape.Fields) at;
            at = fields.fields().stream()
                    .filter(field -> field.name().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .shape();
        }
        return at instanceof Shape.Items items ? (Shape.Fields) items.item() : (Shape.Fields) at;
    }
}
