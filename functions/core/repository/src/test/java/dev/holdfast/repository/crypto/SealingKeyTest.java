package dev.holdfast.repository.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SealingKeyTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void encryptsAsNistSp80038aF55Says() {
        byte[] material = new byte[SealingKey.LENGTH];
        byte[] aes = HEX.parseHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        System.arraycopy(aes, 0, material, 0, 32);
        byte[] iv = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
        byte[] plain = HEX.parseHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");

        String sealed = HEX.formatHex(SealingKey.of(material).seal(iv, plain));

        assertThat(sealed)
                .startsWith(
                        HEX.formatHex(iv) + "601ec313775789a5b7a7f504bbf3d228" + "f443e3ca4d62b59aca84e990cacaf5c5");
        assertThat(sealed).hasSize(2 * (16 + 32 + 16));
    }

    /** The first example in appendix B of Bernstein's paper on Poly1305-AES. */
    @Test
    void authenticatesAsThePaperSays() {
        SealingKey key = SealingKey.of(HEX.parseHex(
                "00".repeat(32) + "ec074c835580741701425b623235add6" + "851fc40c3467ac0be05cc20404f3f700"));
        byte[] sealed = HEX.parseHex("fb447350c4e868c52ac3275cf9d4327e" + "f3f6" + "f4c633c3044fc145f84f335cb81953de");

        assertThat(key.open(SealingKey.Span.of(sealed), new byte[2], 0)).isTrue();
    }

    @Test
    void derivesKeysAsRfc7914Says() {
        SealingKey key = PasswordKey.derive(new byte[0], new byte[0], new ScryptCost(16, 1, 1));

        assertThat(HEX.formatHex(key.encryption()) + HEX.formatHex(key.macK()) + HEX.formatHex(key.macR()))
                .isEqualTo("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    }

    @Test
    void neverShowsTheKey() {
        assertThat(SealingKey.of(new byte[SealingKey.LENGTH])).hasToString("[key]");
    }
}
