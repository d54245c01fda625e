package dev.holdfast.events;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventIdProperties {
    @Property
    void idsFitIntoLabelsAndAreTheSameForTheSameWork(@ForAll("slices") ReplicationRequested slice) {
        ReplicationRequested again =
                new ReplicationRequested(slice.plan(), slice.run(), slice.copy(), slice.shard(), slice.cursor());

        assertThat(slice.id())
                .hasSizeLessThanOrEqualTo(63)
                .matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
                .isEqualTo(again.id());
    }

    @Property
    void otherWorkHasAnotherId(
            @ForAll("slices") ReplicationRequested one, @ForAll("slices") ReplicationRequested other) {
        assertThat(one.id().equals(other.id())).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<ReplicationRequested> slices() {
        Arbitrary<String> label = Arbitraries.strings()
                .withChars("ab-")
                .ofMinLength(0)
                .ofMaxLength(40)
                .map(middle -> "x" + middle + "y");
        Arbitrary<String> run = Arbitraries.integers().between(0, 0xffff).map(i -> "20261121-060000-%06x".formatted(i));
        Arbitrary<String> cursor = Arbitraries.strings().withChars("ab/:-").ofMaxLength(20);
        return Combinators.combine(label, label, run, Arbitraries.integers().between(0, 3), cursor)
                .as((plan, copy, id, shard, where) -> new ReplicationRequested("ns/" + plan, id, copy, shard, where));
    }
}
