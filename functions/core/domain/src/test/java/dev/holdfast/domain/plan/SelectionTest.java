package dev.holdfast.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.InvalidFieldException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource({
        "configmaps,configmaps,'',true",
        "deployments.apps,deployments,apps,true",
        "deployments.apps,deployments,extensions,false",
        "deployments,deployments,apps,true",
        "*.cert-manager.io,issuers,cert-manager.io,true",
        "*.cert-manager.io,issuers,acme.cert-manager.io,false",
        "*,pods,'',true",
        "*.*,deployments,apps,true",
        "pods.core,pods,'',true",
        "pods.core,pods,metrics.k8s.io,false"
    })
    void aResourceNameMeansItsPluralAndGroup(String name, String plural, String group, boolean matches) {
        assertThat(new ResourceName(name).matches(plural, group)).isEqualTo(matches);
    }

    @Test
    void aSelectorJudgesLabelsAsKubernetesDoesAndWritesItsQuery() {
        LabelSelector selector = new LabelSelector(
                Map.of("app", "web"),
                List.of(
                        new LabelRequirement("tier", LabelRequirement.Operator.IN, List.of("a", "b")),
                        new LabelRequirement("old", LabelRequirement.Operator.DOES_NOT_EXIST, List.of()),
                        new LabelRequirement("zone", LabelRequirement.Operator.NOT_IN, List.of("x"))));

        assertThat(selector.matches(Map.of("app", "web", "tier", "a"))).isTrue();
        assertThat(selector.matches(Map.of("app", "web", "tier", "c"))).isFalse();
        assertThat(selector.matches(Map.of("app", "web", "tier", "a", "old", "")))
                .isFalse();
        assertThat(selector.matches(Map.of("app", "web", "tier", "a", "zone", "x")))
                .isFalse();
        assertThat(selector.query()).isEqualTo("app=web,tier in (a,b),!old,zone notin (x)");
    }

    @Test
    void aLabelThatNoObjectCanCarryIsRefused() {
        assertThatThrownBy(() -> LabelSelector.label("app,evil", "x")).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> LabelSelector.label("app", "x y")).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void aKeyIsReadFromItsBytesOrItsDerForm() {
        byte[] der = Base64.getDecoder().decode("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");

        TrustedKey fromDer = TrustedKey.parse(Base64.getEncoder().encodeToString(der));

        assertThat(TrustedKey.parse(fromDer.base64())).isEqualTo(fromDer);
        assertThat(fromDer.bytes()).hasSize(32);
    }
}
