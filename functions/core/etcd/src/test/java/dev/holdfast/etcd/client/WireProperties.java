package dev.holdfast.etcd.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;

class WireProperties {
    @Property
    void whatIsWrittenIsRead(
            @ForAll @IntRange(min = 1, max = 1000) int field, @ForAll long number, @ForAll @AlphaChars String text) {
        byte[] message =
                new WireWriter().number(field, number).text(field + 1, text).message();

        WireReader reader = new WireReader(message);
        if (number != 0) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.field()).isEqualTo(field);
            assertThat(reader.number()).isEqualTo(number);
        }
        if (!text.isEmpty()) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.field()).isEqualTo(field + 1);
            assertThat(reader.text()).isEqualTo(text);
        }
        assertThat(reader.next()).isFalse();
    }

    @Property(tries = 5000)
    void nonsenseIsReadOrRefusedAndNothingElse(@ForAll byte[] nonsense) {
        try {
            assertThat(MemberStatus.read(new WireReader(nonsense))).isNotNull();
            assertThat(ClusterMember.readAll(new WireReader(nonsense))).isNotNull();
            assertThat(Alarm.readAll(new WireReader(nonsense))).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }
}
