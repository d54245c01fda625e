package dev.holdfast.keys.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EscrowCodeProperties {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static String symbols() {
        return EscrowCode.generate(new SecureRandom()).printed().replace("-", "");
    }

    private static String with(String code, int place, char symbol) {
        return code.substring(0, place) + symbol + code.substring(place + 1);
    }

    @Property(tries = 200)
    void isReadHoweverItIsTyped(@ForAll @IntRange(min = 1, max = 9) int gap) {
        String printed = EscrowCode.generate(new SecureRandom()).printed();
        String typed = printed.replace("-", "")
                .replace('0', 'o')
                .replace('1', gap % 2 == 0 ? 'l' : 'I')
                .toLowerCase(Locale.ROOT)
                .replaceAll("(.{" + gap + "})", "$1 - ");

        assertThat(EscrowCode.parse("\t" + typed + "\n").printed()).isEqualTo(printed);
    }

    @Property
    void aWrongSymbolIsAlwaysNoticedAndItsGroupNamed(
            @ForAll @IntRange(max = 39) int place, @ForAll @IntRange(max = 31) int symbol) {
        String code = symbols();
        char wrong = SYMBOLS.charAt(symbol);
        if (code.charAt(place) == wrong) {
            return;
        }

        assertThatThrownBy(() -> EscrowCode.parse(with(code, place, wrong)))
                .hasMessageContaining("Group " + (place / 5 + 1) + " of the escrow code is mistyped")
                .hasMessageNotContaining(code.substring(0, 5));
    }

    @Property
    void twoExchangedSymbolsOfAGroupAreAlwaysNoticed(
            @ForAll @IntRange(max = 7) int group, @ForAll @IntRange(max = 4) int a, @ForAll @IntRange(max = 4) int b) {
        String code = symbols();
        char first = code.charAt(group * 5 + a);
        char second = code.charAt(group * 5 + b);
        if (first == second) {
            return;
        }
        String exchanged = with(with(code, group * 5 + a, second), group * 5 + b, first);

        assertThatThrownBy(() -> EscrowCode.parse(exchanged)).hasMessageContaining("Group " + (group + 1) + " ");
    }

    @Property
    void exchangedGroupsAreAlwaysNoticed(@ForAll @IntRange(max = 7) int a, @ForAll @IntRange(max = 7) int b) {
        String[] groups = EscrowCode.generate(new SecureRandom()).printed().split("-");
        if (a == b || groups[a].equals(groups[b])) {
            return;
        }
        String kept = groups[a];
        groups[a] = groups[b];
        groups[b] = kept;

        assertThatThrownBy(() -> EscrowCode.parse(String.join("-", groups))).hasMessageContaining("is mistyped");
    }

    @Example
    void whatIsTooShortOrForeignIsSaid() {
        assertThatThrownBy(() -> EscrowCode.parse("")).hasMessageContaining("0 were typed");
        assertThatThrownBy(() -> EscrowCode.parse("ABCDU")).hasMessageContaining("Symbol 5");
        assertThatThrownBy(() -> EscrowCode.parse(symbols() + "0")).hasMessageContaining("41 were typed");
    }
}
