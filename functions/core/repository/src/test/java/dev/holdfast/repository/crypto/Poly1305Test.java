package dev.holdfast.repository.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 8439, sections 2.5.2 and A.3, which hit every carry. */
final class Poly1305Test {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "85d6be7857556d337f4452fe42d506a8,0103808afb0db2fd4abff6af4149f51b,"
                + "43727970746f6772617068696320466f72756d2052657365617263682047726f7570,a8061dc1305136c6c22b8baf0c0127a9",
        "02000000000000000000000000000000,00000000000000000000000000000000,"
                + "ffffffffffffffffffffffffffffffff,03000000000000000000000000000000",
        "02000000000000000000000000000000,ffffffffffffffffffffffffffffffff,"
                + "02000000000000000000000000000000,03000000000000000000000000000000",
        "01000000000000000000000000000000,00000000000000000000000000000000,"
                + "fffffffffffffffffffffffffffffffff0ffffffffffffffffffffffffffffff11000000000000000000000000000000,"
                + "05000000000000000000000000000000",
        "01000000000000000000000000000000,00000000000000000000000000000000,"
                + "fffffffffffffffffffffffffffffffffbfefefefefefefefefefefefefefefe01010101010101010101010101010101,"
                + "00000000000000000000000000000000",
        "02000000000000000000000000000000,00000000000000000000000000000000,"
                + "fdffffffffffffffffffffffffffffff,faffffffffffffffffffffffffffffff",
        "01000000000000000400000000000000,00000000000000000000000000000000,"
                + "e33594d7505e43b900000000000000003394d7505e4379cd01000000000000000000000000000000000000000000000001000000000000000000000000000000,"
                + "14000000000000005500000000000000",
        "01000000000000000400000000000000,00000000000000000000000000000000,"
                + "e33594d7505e43b900000000000000003394d7505e4379cd010000000000000000000000000000000000000000000000,"
                + "13000000000000000000000000000000"
    })
    void theTagIsThatOfTheRfc(String r, String pad, String message, String expected) {
        byte[] bytes = HEX.parseHex(message);
        byte[] tag = new byte[16];
        Poly1305 poly = new Poly1305(HEX.parseHex(r));

        poly.message(bytes, 0, bytes.length);
        poly.tag(HEX.parseHex(pad), tag, 0);

        assertThat(HEX.formatHex(tag)).isEqualTo(expected);
    }
}
